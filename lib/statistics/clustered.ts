import { effectiveSources, type GroupTally } from "./group-tally";
import type { Bounds } from "./interval";
import { tQuantile, tTwoSided } from "./students-t";

export interface Clustered {
  mean: number;
  standardError: number;
  degreesOfFreedom: number;
}

/**
 * A mean whose cases hang together where they share a source: the sum over sources of squared sums of residuals, Miller, arXiv 2411.00640,
 * section 2.2. Each source is held against the mean of the others (the jackknife of Bell and McCaffrey, Surv. Methodol. 28:169, 2002): with
 * sources of one size that is the correction C / (C − 1) of inspect_ai, and one large source among small ones cannot hide its own residual.
 */
export function clusteredMean(tally: GroupTally): Clustered {
  let [n, sum, sources] = [0, 0, 0];
  for (const group of tally) {
    n += group.size * group.count;
    sum += group.sum * group.count;
    sources += group.count;
  }
  const mean = n === 0 ? 0 : sum / n;
  const degreesOfFreedom = Math.max(0, effectiveSources(tally) - 1);
  if (sources < 2) return { mean, standardError: Number.POSITIVE_INFINITY, degreesOfFreedom };
  const squares = tally.reduce((total, { size, sum: own, count }) => total + count * ((own - size * mean) / (1 - size / n)) ** 2, 0);
  return { mean, standardError: Math.sqrt((squares * (sources - 1)) / sources) / n, degreesOfFreedom };
}

export function clusteredInterval({ mean, standardError, degreesOfFreedom }: Clustered, confidence = 0.95): Bounds {
  if (!Number.isFinite(standardError) || degreesOfFreedom <= 0) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const reach = tQuantile(0.5 + confidence / 2, degreesOfFreedom) * standardError;
  return [mean - reach, mean + reach];
}

export function clusteredPValue({ mean, standardError, degreesOfFreedom }: Clustered): number {
  if (mean === 0 || !Number.isFinite(standardError) || degreesOfFreedom <= 0) return 1;
  return standardError === 0 ? 0 : tTwoSided(mean / standardError, degreesOfFreedom);
}
