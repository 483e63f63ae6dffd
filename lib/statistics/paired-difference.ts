import { meanIntervalByBootstrap } from "./bootstrap";
import type { EstimateWithInterval } from "./estimate";
import { countSources, type GroupTally } from "./group-tally";
import { withSources } from "./grouped-interval";
import { areAllAlike, type Histogram, holdsOnly, momentsOf } from "./histogram";
import { bothIntervals } from "./interval";
import { tangoInterval } from "./tango";

/**
 * Mean of differences case by case, each between −1 and 1. Where all are alike, Tango's interval keeps its width, for as many as there are
 * sources.
 */
export function estimateDifference(differences: Histogram, groups?: GroupTally): EstimateWithInterval {
  const { n, mean } = momentsOf(differences);
  const alike = areAllAlike(differences);
  const isBinary = holdsOnly(differences, [-1, 0, 1]) || alike;
  const independent = alike && groups ? countSources(groups) / Math.max(1, n) : 1;
  const onlySecond = sumOf(differences, 1) * independent;
  const onlyFirst = sumOf(differences, -1) * independent;
  const intervalAt = isBinary
    ? (confidence: number) => tangoInterval({ onlySecond, onlyFirst, n: n * independent }, confidence)
    : meanIntervalByBootstrap(differences);
  return { value: mean, n, ...bothIntervals(withSources(intervalAt, groups, [-1, 1])) };
}

/** Gains for sign 1, losses for sign −1. */
function sumOf(differences: Histogram, sign: 1 | -1): number {
  return differences.reduce((sum, { value, count }) => sum + Math.max(0, sign * value) * count, 0);
}
