import type { Caller } from "@/lib/accounts/caller";
import { AppError } from "@/lib/errors";
import { askModel } from "./ask-model";
import { getAskedModel } from "./get-asked-model";
import { type TriedAnswer, type TryModelInput, triedAnswerSchema, tryModelInput } from "./schemas";

const mostTokens = 768;

/** One answer to a conversation that nobody keeps, unless a person saves it. */
export async function tryModel(caller: Caller, modelVersionId: string, given: TryModelInput, signal?: AbortSignal): Promise<TriedAnswer> {
  const { messages } = tryModelInput.parse(given);
  const { name, asked, priceOf } = await getAskedModel(caller, modelVersionId);
  const request = { messages, maxTokens: mostTokens, temperature: 0, ...(signal ? { signal } : {}) };
  const { text, latencyMs, promptTokens, completionTokens } = await askModel(asked, request);
  if (text.trim() === "") throw new AppError("upstream", `${name} answered nothing. Ask in other words, or ask another model.`);
  return triedAnswerSchema.parse({ text, latencyMs, completionTokens, costUsd: priceOf({ promptTokens, completionTokens }) });
}
