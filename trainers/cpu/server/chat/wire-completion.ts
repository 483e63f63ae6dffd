import type { Completion } from "../../engine/types";

export interface CompletionHead {
  id: string;
  created: number;
  model: string;
}

export function wireUsage({ promptTokens, completionTokens }: Completion) {
  return { prompt_tokens: promptTokens, completion_tokens: completionTokens, total_tokens: promptTokens + completionTokens };
}

export function wireCompletion(head: CompletionHead, completion: Completion) {
  const message = { role: "assistant" as const, content: completion.text, refusal: null, annotations: [] };
  return {
    ...head,
    object: "chat.completion" as const,
    choices: [{ index: 0, message, logprobs: null, finish_reason: completion.finishReason }],
    usage: wireUsage(completion),
  };
}

/** The chunks of one streamed answer. With usage asked for, every chunk carries the field and the last one the numbers. */
export function wireChunks(head: CompletionHead, includeUsage: boolean) {
  const frame = { ...head, object: "chat.completion.chunk" as const, ...(includeUsage ? { usage: null } : {}) };
  const choice = (delta: object, finishReason: string | null) => ({
    ...frame,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
  });
  return {
    start: () => choice({ role: "assistant", content: "", refusal: null }, null),
    text: (content: string) => choice({ content }, null),
    end: (completion: Completion) => [
      choice({}, completion.finishReason),
      ...(includeUsage ? [{ ...frame, choices: [], usage: wireUsage(completion) }] : []),
    ],
  };
}
