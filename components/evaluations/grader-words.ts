import type { Grader } from "@/lib/evaluations/schemas";

/** What a grader counts, in the words of a column head. */
export const graderWords: Record<Grader["kind"], { label: string; hint: string }> = {
  exact: { label: "Right answers", hint: "word for word" },
  json_fields: { label: "Right fields", hint: "share of the answer’s JSON fields" },
};

export function graderLabel(graders: readonly Grader[], key: string): string {
  const grader = graders.find((one) => one.key === key);
  return grader ? graderWords[grader.kind].label : key;
}
