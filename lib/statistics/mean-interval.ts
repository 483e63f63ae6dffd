import { meanIntervalByBootstrap } from "./bootstrap";
import type { EstimateWithInterval } from "./estimate";
import { countSources, type GroupTally } from "./group-tally";
import { withSources } from "./grouped-interval";
import { areAllAlike, type Histogram, holdsOnly, momentsOf } from "./histogram";
import { bothIntervals } from "./interval";
import { wilsonInterval } from "./wilson";

/**
 * Mean of scores between 0 and 1. Where all are alike, resampling would claim certainty, so Wilson's wider interval speaks, for as many as
 * there are sources.
 */
export function estimateMean(scores: Histogram, groups?: GroupTally): EstimateWithInterval {
  const { n, mean } = momentsOf(scores);
  const alike = areAllAlike(scores);
  const isShare = holdsOnly(scores, [0, 1]) || alike;
  const independent = alike && groups ? countSources(groups) : n;
  const intervalAt = isShare
    ? (confidence: number) => wilsonInterval(mean * independent, independent, confidence)
    : meanIntervalByBootstrap(scores);
  return { value: mean, n, ...bothIntervals(withSources(intervalAt, groups, [0, 1])) };
}
