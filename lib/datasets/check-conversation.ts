import type { ProblemKind } from "./imports/problem-kinds";
import type { Message } from "./schemas";

export interface RowProblem {
  kind: ProblemKind;
  field: string;
  problem: string;
}

/** What every example must be, wherever it comes from. */
export function checkConversation(messages: Message[], field = "messages"): RowProblem | null {
  if (messages.some((message) => holdsUnstorable(message))) return unstorable(field);
  return checkTurns(messages, field);
}

/** The same of messages that are known to hold nothing unstorable. */
export function checkTurns(messages: Message[], field: string): RowProblem | null {
  const last = messages.at(-1);
  if (last?.role !== "assistant")
    return {
      kind: "no_answer",
      field,
      problem: "The conversation does not end with the assistant, so there is no answer to learn. Add the answer as the last message.",
    };
  if (last.content.trim() === "" && !last.tool_calls?.length)
    return { kind: "empty_answer", field, problem: "The last answer is empty. Write the answer that the model should give." };
  if (last.weight === 0)
    return {
      kind: "nothing_to_learn",
      field,
      problem: "The last answer has weight 0, so there is nothing to learn. Remove the weight, or leave the row out.",
    };
  if (!messages.some(({ role, content }) => role === "user" && content.trim() !== ""))
    return { kind: "no_user_turn", field, problem: "Nobody asks anything: there is no message of the user. Add what the model reads." };
  return null;
}

export function unstorable(field: string): RowProblem {
  return {
    kind: "unstorable_text",
    field,
    problem: "The text holds a character that cannot be stored (NUL or half of a pair). Remove it; it usually comes from a wrong encoding.",
  };
}

export function isUnstorable(text: string): boolean {
  return text.includes("\0") || !text.isWellFormed();
}

/** In any text of it, however deep, the keys too. */
export function holdsUnstorable(value: unknown): boolean {
  return holdsText(value, isUnstorable);
}

export function holdsText(value: unknown, isMeant: (text: string) => boolean): boolean {
  if (typeof value === "string") return isMeant(value);
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => holdsText(item, isMeant));
  return Object.entries(value).some(([key, item]) => isMeant(key) || holdsText(item, isMeant));
}
