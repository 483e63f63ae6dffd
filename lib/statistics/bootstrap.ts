import { type Histogram, momentsOf } from "./histogram";
import type { Bounds } from "./interval";
import { zFor } from "./normal";
import { createRandom } from "./random";

const rounds = 4_000;
const seed = 20_261_123;
/** From here on the mean is normal to well below what is shown, and drawing again would only cost time. */
const manyValues = 1_000;

/**
 * Interval of a mean of values that are not just 0 and 1: percentile bootstrap, Efron and Tibshirani, "An Introduction to the Bootstrap", 1993,
 * ch. 13. For a difference the values are the differences case by case, which is the paired bootstrap.
 */
export function meanIntervalByBootstrap(histogram: Histogram): (confidence: number) => Bounds {
  const { n, mean, variance } = momentsOf(histogram);
  if (n >= manyValues) {
    const error = Math.sqrt(variance / n);
    return (confidence) => [mean - zFor(confidence) * error, mean + zFor(confidence) * error];
  }
  const means = resampledMeans(histogram, n);
  return (confidence) => {
    const cut = (1 - confidence) / 2;
    return [quantile(means, cut), quantile(means, 1 - cut)];
  };
}

function resampledMeans(histogram: Histogram, n: number): Float64Array {
  const values = Float64Array.from(histogram.flatMap(({ value, count }) => Array<number>(count).fill(value)));
  const random = createRandom(seed);
  return Float64Array.from({ length: rounds }, () => {
    let sum = 0;
    for (let draw = 0; draw < n; draw++) sum += values[Math.floor(random() * n)] ?? 0;
    return sum / n;
  }).sort();
}

function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place - Math.floor(place));
}
