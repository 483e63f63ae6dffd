import type { Message } from "./schemas";

export interface RowProblem {
  field: string;
  problem: string;
}

/** What every example must be, wherever it comes from. */
export function checkConversation(messages: Message[], field = "messages"): RowProblem | null {
  if (messages.some(({ content }) => isUnstorable(content))) return unstorable(field);
  const last = messages.at(-1);
  if (last?.role !== "assistant")
    return {
      field,
      problem: "The conversation does not end with the assistant, so there is no answer to learn. Add the answer as the last message.",
    };
  if (last.content.trim() === "") return { field, problem: "The last answer is empty. Write the answer that the model should give." };
  if (last.weight === 0)
    return { field, problem: "The last answer has weight 0, so there is nothing to learn. Remove the weight, or leave the row out." };
  if (!messages.some(({ role, content }) => role === "user" && content.trim() !== ""))
    return { field, problem: "Nobody asks anything: there is no message of the user. Add what the model reads." };
  return null;
}

export function unstorable(field: string): RowProblem {
  return {
    field,
    problem: "The text holds a character that cannot be stored (NUL or half of a pair). Remove it; it usually comes from a wrong encoding.",
  };
}

export function isUnstorable(text: string): boolean {
  return text.includes("\0") || /\p{Surrogate}/u.test(text);
}
