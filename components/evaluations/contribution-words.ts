import type { Contribution, EstimateWithInterval } from "@/lib/evaluations/schemas";
import { formatInterval, formatNumber, formatPercent } from "@/lib/format";

/** The version that says most about one's work: the newest that a model was measured on, else the newest. */
export function headlineOf(contributions: readonly Contribution[]): Contribution | undefined {
  return contributions.find(({ model }) => model !== null) ?? contributions[0];
}

/** "212 of your examples are in version 3" */
export function shareWords({ own: { count, isAtLeast }, version }: Contribution): string {
  return `${isAtLeast ? "At least " : ""}${formatNumber(count)} of your examples ${count === 1 ? "is" : "are"} in version ${version.number}`;
}

export function scored({ value, ci95 }: EstimateWithInterval): string {
  return `${formatPercent(value)} (${formatInterval({ low: ci95[0] * 100, high: ci95[1] * 100 }, 1)})`;
}

/** What came of it. Every score with its interval. */
export function outcomeWords({ model, training }: Contribution): string {
  if (model) {
    const prompting = model.prompting ? `; prompting ${scored(model.prompting)}` : "";
    return `the model trained on it scores ${scored(model.score)}${prompting}`;
  }
  return training ? `run ${training.number} is learning from it now` : "no model has learned from it yet";
}
