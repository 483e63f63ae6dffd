import { clusteredInterval, clusteredMean } from "./clustered";
import { type GroupTally, hasGroups } from "./group-tally";
import type { Bounds } from "./interval";

type IntervalAt = (confidence: number) => Bounds;

/**
 * The interval of a mean whose cases may share sources: where they do, no narrower than counting sources together allows, and no narrower than
 * counting case by case. What hangs together never makes anybody surer.
 */
export function withSources(caseByCase: IntervalAt, groups: GroupTally | undefined, [lowest, highest]: Bounds): IntervalAt {
  if (!groups || !hasGroups(groups)) return caseByCase;
  const mean = clusteredMean(groups);
  return (confidence) => {
    const [low, high] = caseByCase(confidence);
    const [groupedLow, groupedHigh] = clusteredInterval(mean, confidence);
    return [Math.max(lowest, Math.min(low, groupedLow)), Math.min(highest, Math.max(high, groupedHigh))];
  };
}
