import { formatCost } from "@/lib/format";
import type { Run } from "@/lib/runs/schemas";
import { isFinished } from "@/lib/runs/transitions";
import { numberRange } from "./cost-range";

interface Cost {
  label: string;
  value: string;
  hint: string;
}

type Priced = Pick<Run, "status" | "step" | "totalSteps" | "costUsd" | "likelyUsd">;

/** What a run has cost: by what the trainer says it read, or, until it says so, by its share of the steps. */
export function costSoFar({ status, step, totalSteps, costUsd, likelyUsd }: Priced): Cost {
  const label = isFinished(status) ? "Cost" : "Cost so far";
  if (costUsd === 0) return { label, value: "none", hint: "your own machine" };
  if (costUsd !== null) return { label, value: formatCost(costUsd), hint: "by the tokens it was trained on" };
  if (!likelyUsd) return { label, value: "–", hint: "no price is known" };
  if (step === 0 || !totalSteps) return { label, value: "–", hint: `likely ${numberRange(likelyUsd, formatCost)} in all` };
  const share = Math.min(1, step / totalSteps);
  const middle = ((likelyUsd[0] + likelyUsd[1]) / 2) * share;
  return { label, value: `about ${formatCost(middle)}`, hint: `an estimate, of ${numberRange(likelyUsd, formatCost)} in all` };
}
