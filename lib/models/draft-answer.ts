import type { Caller } from "@/lib/accounts/caller";
import { getExample } from "@/lib/datasets/examples/get-example";
import { saveContent } from "@/lib/datasets/examples/save-content";
import type { Example } from "@/lib/datasets/examples/schemas";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { askModel } from "./ask-model";
import { getAskedModel } from "./get-asked-model";
import type { DraftAnswerInput } from "./schemas";

const mostTokens = 768;

/**
 * Asks a model for the answer of an example and saves it as a revision of its own, marked as the machine's until a person
 * accepts or edits it. The person's text stays in the revision before.
 */
export async function draftAnswer(caller: Caller, exampleId: string, input: DraftAnswerInput, signal?: AbortSignal): Promise<Example> {
  const { revision, modelVersionId } = input;
  const { messages, tools, rejected, ...example } = await getExample(caller, exampleId);
  if (example.revision !== revision)
    throw new AppError("conflict", "Somebody saved this example after you opened it. Read what stands there now, then ask again.");
  const { name, asked } = await getAskedModel(caller, modelVersionId);
  const request = { messages: messages.slice(0, -1), maxTokens: mostTokens, temperature: 0 };
  const { text } = await askModel(asked, { ...request, ...(signal ? { signal } : {}) });
  if (text.trim() === "") throw new AppError("upstream", `${name} answered nothing. Write the answer yourself, or ask another model.`);
  const content = { messages: [...messages.slice(0, -1), { role: "assistant" as const, content: text }], tools, rejected };
  await db.$transaction((tx) => saveContent(tx, caller, exampleId, { revision, content, origin: "machine" }));
  return getExample(caller, exampleId);
}
