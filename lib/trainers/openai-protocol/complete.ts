import OpenAI, { APIConnectionTimeoutError } from "openai";
import { z } from "zod";
import { toolCallSchema } from "@/lib/datasets/schemas";
import type { Completion, CompletionRequest } from "../trainer";
import { learnRefusal, refusedBy } from "./refused-parameters";
import { toQuestion } from "./to-question";

/**
 * One question to a model; every provider answers chat completions in the same form. A connection that was kept open and is closed by the
 * other side as the question leaves is usual among thousands of questions, and asking changes nothing there: it is asked once more. So is one
 * that was refused for a parameter which the model does not take, without it.
 */
export async function complete(client: OpenAI, { model, signal, ...question }: CompletionRequest): Promise<Completion> {
  let startedAt = performance.now();
  let mayBeCutOff = true;
  const ask = async (): Promise<OpenAI.ChatCompletion> => {
    const refused = refusedBy(client, model);
    startedAt = performance.now();
    try {
      return await client.chat.completions.create({ model, ...toQuestion(question, refused) }, { signal, timeout: 120_000 });
    } catch (error) {
      const isCutOff = mayBeCutOff && wasCutOff(error);
      if (isCutOff) mayBeCutOff = false;
      else if (!learnRefusal(client, model, error, refused)) throw error;
      return ask();
    }
  };
  const answer = await ask();
  const [choice] = answer.choices;
  const toolCalls = z.array(toolCallSchema).safeParse(choice?.message.tool_calls ?? []).data ?? [];
  return {
    text: choice?.message.content ?? "",
    ...(toolCalls.length > 0 ? { toolCalls } : {}),
    promptTokens: answer.usage?.prompt_tokens ?? 0,
    completionTokens: answer.usage?.completion_tokens ?? 0,
    latencyMs: Math.round(performance.now() - startedAt),
    finishReason: choice?.finish_reason ?? null,
  };
}

const closedByTheOther = new Set(["UND_ERR_SOCKET", "ECONNRESET", "EPIPE"]);

function wasCutOff(error: unknown): boolean {
  if (!(error instanceof OpenAI.APIConnectionError) || error instanceof APIConnectionTimeoutError) return false;
  for (let cause = error.cause; cause instanceof Error; cause = cause.cause)
    if ("code" in cause && typeof cause.code === "string" && closedByTheOther.has(cause.code)) return true;
  return false;
}
