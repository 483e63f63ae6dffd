import type { ProblemKind } from "@/lib/datasets/imports/problem-kinds";

const words: Partial<Record<ProblemKind, string>> = {
  empty_answer: "Write an answer",
  no_answer: "Write an answer",
  empty_prompt: "Write the message",
  no_user_turn: "Write the message",
  too_long: "Shorten it",
  damaged_text: "Correct the text",
  repeated: "Change it",
};

/** The button that opens a row says what there is to do. */
export function fixWords(kind: ProblemKind): string {
  return words[kind] ?? "Fix the row";
}
