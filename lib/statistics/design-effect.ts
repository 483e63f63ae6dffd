import { clusteredMean } from "./clustered";
import { type GroupTally, hasGroups } from "./group-tally";
import { type Histogram, momentsOf } from "./histogram";

/** How many times as many cases it takes because they share sources. Kish, "Survey Sampling", 1965. */
export function designEffect(values: Histogram, groups: GroupTally | undefined): number {
  const { n, variance } = momentsOf(values);
  if (!groups || !hasGroups(groups) || variance === 0) return 1;
  const { standardError } = clusteredMean(groups);
  return Number.isFinite(standardError) ? Math.max(1, (standardError ** 2 * n) / variance) : 1;
}
