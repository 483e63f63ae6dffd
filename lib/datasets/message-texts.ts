import type { Message, ToolCall } from "./schemas";

/** What lists show and search looks through. */
export function firstQuestion(messages: readonly Message[]): string {
  return messages.find(({ role }) => role === "user")?.content ?? "";
}

/** The target in one text: what is said, or what is called. */
export function answerOf(messages: readonly Message[]): string {
  const last = messages.at(-1);
  if (last?.role !== "assistant") return "";
  return [last.content, ...(last.tool_calls ?? []).map(callOf)].filter((text) => text !== "").join("\n");
}

export function callOf({ function: called }: ToolCall): string {
  return `${called.name}(${called.arguments})`;
}

/** Everything said between the first question and the answer, for search. */
export function turnsBetween(messages: readonly Message[]): string {
  const first = messages.findIndex(({ role }) => role === "user");
  return messages
    .slice(first + 1, -1)
    .filter(({ role }) => role !== "system")
    .map(({ content, tool_calls }) => [content, ...(tool_calls ?? []).map(callOf)].join("\n").trim())
    .filter((text) => text !== "")
    .join("\n");
}
