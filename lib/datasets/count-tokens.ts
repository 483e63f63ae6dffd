import { countTokens as count } from "gpt-tokenizer/encoding/o200k_base";
import type { ExampleContent, Message } from "./schemas";

/** Text that looks like a special token is text: examples may talk about `<|endoftext|>`. */
const asText = { disallowedSpecial: new Set<string>() };
/** What OpenAI's chat format adds to every message. */
const perMessage = 4;

/** Tokens of a whole conversation under o200k_base; for open models an estimate. Slow: about two million tokens a second. */
export function countTokens({ messages, tools, rejected }: ExampleContent): number {
  const spoken = [...messages, ...(rejected ?? [])].reduce((sum, message) => sum + perMessage + tokensOf(message), 0);
  return spoken + (tools ? count(JSON.stringify(tools), asText) : 0);
}

function tokensOf({ content, tool_calls }: Message): number {
  return count(content, asText) + (tool_calls ? count(JSON.stringify(tool_calls), asText) : 0);
}
