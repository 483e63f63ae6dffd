import type { Bounds } from "./interval";
import { zFor } from "./normal";

interface Pairs {
  /** Cases that only the second, or only the first, got right. */
  onlySecond: number;
  onlyFirst: number;
  n: number;
}

/**
 * Score interval of the difference between two shares of the same cases, second minus first. Tango, Stat. Med. 17:891, 1998; the one that
 * Fagerland, Lydersen and Laake, Stat. Med. 33:2850, 2014, recommend among those with a closed score: never empty, never of width 0.
 */
export function tangoInterval(pairs: Pairs, confidence = 0.95): Bounds {
  const { onlySecond, onlyFirst, n } = pairs;
  if (n === 0) return [-1, 1];
  const z = zFor(confidence);
  const difference = (onlySecond - onlyFirst) / n;
  const low = findCrossing(-1, difference, (delta) => tangoScore(pairs, delta) - z);
  const high = findCrossing(difference, 1, (delta) => tangoScore(pairs, delta) + z);
  return [low, high];
}

/** How many standard errors the data lie above `delta`, with the likeliest shares that differ by `delta`. Falls as `delta` grows. */
export function tangoScore({ onlySecond, onlyFirst, n }: Pairs, delta: number): number {
  const b = -onlySecond - onlyFirst + (2 * n - onlySecond + onlyFirst) * delta;
  const c = -onlyFirst * delta * (1 - delta);
  const share = (Math.sqrt(Math.max(0, b * b - 8 * n * c)) - b) / (4 * n);
  const variance = n * (2 * share + delta * (1 - delta));
  const distance = onlySecond - onlyFirst - n * delta;
  if (distance === 0) return 0;
  return variance <= 0 ? Math.sign(distance) * Number.POSITIVE_INFINITY : distance / Math.sqrt(variance);
}

function findCrossing(low: number, high: number, falling: (delta: number) => number): number {
  let [left, right] = [low, high];
  for (let round = 0; round < 60; round++) {
    const middle = (left + right) / 2;
    if (falling(middle) > 0) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}
