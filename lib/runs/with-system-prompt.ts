import type { Message } from "@/lib/datasets/schemas";

/** The recipe's system prompt stands where a conversation brings none of its own. */
export function withSystemPrompt(messages: Message[], systemPrompt: string): Message[] {
  if (!systemPrompt || messages.some(({ role }) => role === "system")) return messages;
  return [{ role: "system", content: systemPrompt }, ...messages];
}
