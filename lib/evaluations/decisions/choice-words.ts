import type { DecisionChoice } from "./schemas";

/** What a choice means for these two, as an order. */
export function choiceWords(choice: DecisionChoice, { candidate, baseline }: { candidate: string; baseline: string }): string {
  if (choice === "promote") return `Promote ${candidate}`;
  return choice === "keep" ? `Keep ${baseline}` : "Collect more cases first";
}
