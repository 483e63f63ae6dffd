import type { ProblemKind } from "@/lib/datasets/imports/problem-kinds";
import type { RowFix } from "@/lib/datasets/imports/schemas";
import { formatNumber } from "@/lib/format";

const words: Partial<Record<ProblemKind, string>> = {
  empty_answer: "Write an answer",
  no_answer: "Write an answer",
  empty_prompt: "Write the message",
  no_user_turn: "Write the message",
  too_long: "Shorten it",
  damaged_text: "Correct the text",
  repeated: "Change it",
};

const shortest = 28;

/** The button that opens a row says what there is to do. */
export function fixWords(kind: ProblemKind): string {
  return words[kind] ?? "Fix the row";
}

/** The button that takes a suggestion says what it makes of the row, and of how many. */
export function suggestionWords(kind: ProblemKind, { to }: RowFix, rows = 1): string {
  const what = kind === "damaged_text" ? "Repair" : to.length <= shortest ? `Use ${to}` : "Use this";
  return rows > 1 ? `${what}, ${formatNumber(rows)} rows` : what;
}
