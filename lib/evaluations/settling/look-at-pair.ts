import { bettingInterval, bettingPValue, type Stakes } from "@/lib/statistics/betting";
import type { EstimateWithInterval } from "@/lib/statistics/estimate";
import type { GroupTally } from "@/lib/statistics/group-tally";
import { type Histogram, momentsOf } from "@/lib/statistics/histogram";
import type { Evaluation } from "../schemas";

/** How a pair of evaluations was looked at while it was measured. */
export interface Looks {
  /** Cases from the start of their order; null for as many as there are. */
  count: number | null;
  among: number;
}

/** Null where nothing stopped because of what was seen. */
export function looksOf(baseline: Evaluation, candidate: Evaluation): Looks | null {
  for (const [one, other] of [
    [candidate, baseline],
    [baseline, candidate],
  ] as const)
    if (one.settleAgainstId === other.id) return { count: one.stopReason === "settled" ? one.settledCount : null, among: one.settleAmong };
  // Held against a third one, its end is no chance either.
  return [baseline, candidate].some(({ stopReason }) => stopReason === "settled") ? { count: null, among: 1 } : null;
}

interface Differences {
  differences: Histogram;
  groups: GroupTally;
  largestSource: number;
  among: number;
}

/** The difference with an interval and a p-value that hold however often anybody looked, each model with its part of the error (Bonferroni). */
export function lookAtPair({ differences, groups, largestSource, among }: Differences): {
  difference: EstimateWithInterval;
  pValue: number;
} {
  const stakes: Stakes = { tally: groups, bounds: [-1, 1], largestSource };
  const { n, mean } = momentsOf(differences);
  const at = (confidence: number) => bettingInterval(stakes, 1 - (1 - confidence) / among);
  return { difference: { value: mean, n, ci95: at(0.95), ci50: at(0.5) }, pValue: Math.min(1, bettingPValue(0, stakes) * among) };
}
