import { formatCount, formatMeasure, formatNumber } from "@/lib/format";
import type { ComparedRun } from "@/lib/runs/curves/schemas";
import type { Sentence } from "../run-words";

/** What the figures say and no more: a loss comes without an interval, so it makes a run the lowest and never the better one. */
export function compareSentence(rows: readonly ComparedRun[]): Sentence {
  const [first, second] = rows;
  const lowest = first?.results.bestValidLoss;
  if (!first || !lowest)
    return {
      text: `${formatCount(rows.length, "run")}, side by side.`,
      detail: "None of them has a validation loss, so nothing here says which learned better. Measured answers would.",
    };
  if (rows.length === 1)
    return {
      text: `Run ${first.run.number} reached a validation loss of ${formatMeasure(lowest.value)}.`,
      detail: `That was at step ${formatNumber(lowest.step)}. Choose more runs to see it beside others.`,
    };
  const next = second?.results.bestValidLoss;
  const same = rows.filter(({ results }) => results.bestValidLoss?.value === lowest.value);
  if (same.length > 1)
    return {
      text: `${formatCount(same.length, "run")} share the lowest validation loss of these ${formatNumber(rows.length)}: ${formatMeasure(lowest.value)}.`,
      detail: `${same.map(({ run }) => `Run ${run.number}`).join(", ")}. Which of them answers better, only an evaluation says.`,
    };
  return {
    text: `Run ${first.run.number} reached the lowest validation loss of these ${formatNumber(rows.length)}: ${formatMeasure(lowest.value)}.`,
    detail: [
      `At step ${formatNumber(lowest.step)}${next ? `; run ${second.run.number} follows with ${formatMeasure(next.value)}` : ""}.`,
      new Set(rows.map(({ run }) => run.datasetVersion.id)).size > 1
        ? "They learned from different data, so their losses are not on one scale."
        : "A loss is one figure without an interval: whether the answers are better, only an evaluation says.",
    ].join(" "),
  };
}
