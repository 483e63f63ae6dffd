import type { PreviewSummary } from "@/lib/runs/previews/schemas";

/** Which examples one walks through. */
export type SeenRows = "all" | "cut" | "answerLost" | "nothingToLearn" | "refused";

const labels: Record<SeenRows, string> = {
  all: "All",
  cut: "Cut",
  answerLost: "Answer lost",
  nothingToLearn: "Nothing to learn",
  refused: "Refused",
};

/** Only what there is, with its count. */
export function seenChoices(summary: PreviewSummary): { value: SeenRows; label: string; count: number }[] {
  return (["all", "cut", "answerLost", "nothingToLearn", "refused"] as const)
    .map((value) => ({ value, label: labels[value], count: summary[value].count }))
    .filter(({ value, count }) => value === "all" || count > 0);
}
