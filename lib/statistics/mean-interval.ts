import { meanIntervalByBootstrap } from "./bootstrap";
import type { EstimateWithInterval } from "./estimate";
import { areAllAlike, type Histogram, holdsOnly, momentsOf } from "./histogram";
import { bothIntervals } from "./interval";
import { wilsonInterval } from "./wilson";

/** Mean of scores between 0 and 1. Where all are alike, resampling would claim certainty, so Wilson's wider interval speaks. */
export function estimateMean(scores: Histogram): EstimateWithInterval {
  const { n, mean } = momentsOf(scores);
  const isShare = holdsOnly(scores, [0, 1]) || areAllAlike(scores);
  const intervalAt = isShare ? (confidence: number) => wilsonInterval(mean * n, n, confidence) : meanIntervalByBootstrap(scores);
  return { value: mean, n, ...bothIntervals(intervalAt) };
}
