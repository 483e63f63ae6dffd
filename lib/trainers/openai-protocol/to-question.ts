import type { CompletionRequest } from "../trainer";
import { toParam } from "./mapper";

/** A question as the protocol writes it, without whom it is for. */
export function toQuestion({ messages, tools, maxTokens, temperature = 0, seed }: Omit<CompletionRequest, "model" | "signal">) {
  return {
    messages: messages.map(toParam),
    ...(tools && tools.length > 0 ? { tools } : {}),
    max_tokens: maxTokens,
    temperature,
    seed,
  };
}
