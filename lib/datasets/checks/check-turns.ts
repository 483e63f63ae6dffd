import type { Message } from "@/lib/datasets/schemas";
import type { Finding } from "./schemas";

/** Whether the conversation has a question, an answer and turns in an order that occurs in use. */
export function checkTurns(messages: readonly Message[]): Finding[] {
  const found: Finding[] = [];
  const last = messages.at(-1);
  if (last?.role !== "assistant")
    found.push({
      kind: "no_answer",
      key: "",
      detail: { words: "The last message is not the assistant’s, so there is no answer to learn." },
    });
  else if (isBlank(last.content) && !last.tool_calls?.length)
    found.push({
      kind: "empty_answer",
      key: "",
      detail: { words: last.content === "" ? "The answer is empty." : "The answer holds nothing but blanks." },
    });
  if (!messages.some(({ role, content }) => role === "user" && !isBlank(content)))
    found.push({ kind: "no_question", key: "", detail: { words: "No message of a user has any text." } });
  const disorder = findDisorder(messages);
  if (disorder) found.push({ kind: "role_order", key: "", detail: { words: disorder } });
  return found;
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}

function findDisorder(messages: readonly Message[]): string | null {
  const called = new Set<string>();
  let before: Message | undefined;
  for (const [index, message] of messages.entries()) {
    const turn = `Turn ${index + 1}`;
    if (message.role === "system" && index > 0) return `${turn} is an instruction; it belongs at the beginning.`;
    if (message.role === "tool" && !called.has(message.tool_call_id ?? ""))
      return `${turn} is the result of a tool that nobody called before.`;
    if (message.role === before?.role && (message.role === "user" || message.role === "assistant"))
      return `Turns ${index} and ${index + 1} are both the ${message.role === "user" ? "user’s" : "assistant’s"}.`;
    if (message.role === "assistant" && (before === undefined || before.role === "system"))
      return messages.length > index + 1 || before !== undefined ? "The assistant speaks before anybody asks." : null;
    if (message.role === "user" && before?.tool_calls?.length) return `Turn ${index} calls a tool, and the user speaks before its result.`;
    for (const { id } of message.tool_calls ?? []) called.add(id);
    before = message;
  }
  return null;
}
