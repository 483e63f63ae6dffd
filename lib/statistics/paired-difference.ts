import { meanIntervalByBootstrap } from "./bootstrap";
import type { EstimateWithInterval } from "./estimate";
import { areAllAlike, type Histogram, holdsOnly, momentsOf } from "./histogram";
import { bothIntervals } from "./interval";
import { tangoInterval } from "./tango";

/** Mean of differences case by case, each between −1 and 1. Where all are alike, Tango's interval keeps its width. */
export function estimateDifference(differences: Histogram): EstimateWithInterval {
  const { n, mean } = momentsOf(differences);
  const isBinary = holdsOnly(differences, [-1, 0, 1]) || areAllAlike(differences);
  const onlySecond = sumOf(differences, 1);
  const onlyFirst = sumOf(differences, -1);
  const intervalAt = isBinary
    ? (confidence: number) => tangoInterval({ onlySecond, onlyFirst, n }, confidence)
    : meanIntervalByBootstrap(differences);
  return { value: mean, n, ...bothIntervals(intervalAt) };
}

/** Gains for sign 1, losses for sign −1. */
function sumOf(differences: Histogram, sign: 1 | -1): number {
  return differences.reduce((sum, { value, count }) => sum + Math.max(0, sign * value) * count, 0);
}
