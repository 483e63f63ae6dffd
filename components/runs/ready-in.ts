import type { Run } from "@/lib/runs/schemas";

/** Seconds that are likely left, low and high; wider while little is known. Null when nothing is known. */
export function secondsLeft(
  run: Pick<Run, "step" | "totalSteps" | "startedAt" | "estimateSeconds">,
  now: Date,
): readonly [number, number] | null {
  const { step, totalSteps, startedAt, estimateSeconds } = run;
  if (step === 0 || !totalSteps || !startedAt) return estimateSeconds === null ? null : [estimateSeconds * 0.7, estimateSeconds * 1.4];
  const elapsed = (now.getTime() - startedAt.getTime()) / 1_000;
  const left = (elapsed / step) * Math.max(0, totalSteps - step);
  const spread = 0.1 + 0.25 * (1 - step / totalSteps);
  return [left * (1 - spread), left * (1 + spread)];
}
