import type { Hyperparameters } from "./types";

/** Rises evenly over the warm-up, then falls along the schedule; `step` counts from 0. */
export function learningRateAt(
  step: number,
  totalSteps: number,
  { learningRate, schedule, warmupRatio }: Pick<Hyperparameters, "learningRate" | "schedule" | "warmupRatio">,
): number {
  const warmup = Math.round(totalSteps * warmupRatio);
  if (step < warmup) return (learningRate * (step + 1)) / warmup;
  const progress = totalSteps > warmup ? (step - warmup) / (totalSteps - warmup) : 0;
  if (schedule === "constant") return learningRate;
  if (schedule === "linear") return learningRate * (1 - progress);
  return learningRate * 0.5 * (1 + Math.cos(Math.PI * progress));
}
