import type OpenAI from "openai";
import { z } from "zod";
import { toolCallSchema } from "@/lib/datasets/schemas";
import type { Completion, CompletionRequest } from "../trainer";
import { toQuestion } from "./to-question";

/** One question to a model; every provider answers chat completions in the same form. */
export async function complete(client: OpenAI, { model, signal, ...question }: CompletionRequest): Promise<Completion> {
  const startedAt = performance.now();
  const answer = await client.chat.completions.create({ model, ...toQuestion(question) }, { signal, timeout: 120_000 });
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
