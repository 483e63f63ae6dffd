import type { CompletionRequest } from "../trainer";
import { toParam } from "./mapper";
import type { RefusedParameter } from "./refused-parameters";

/** A question as the protocol writes it, without whom it is for. A limit that is refused has a second name; a temperature has none. */
export function toQuestion(
  { messages, tools, maxTokens, temperature = 0, seed }: Omit<CompletionRequest, "model" | "signal">,
  refused: ReadonlySet<RefusedParameter> = new Set(),
) {
  return {
    messages: messages.map(toParam),
    ...(tools && tools.length > 0 ? { tools } : {}),
    ...(refused.has("max_tokens") ? { max_completion_tokens: maxTokens } : { max_tokens: maxTokens }),
    ...(refused.has("temperature") ? {} : { temperature }),
    seed,
  };
}
