/** Equal values counted together: a thousand scores of 0 and 1 are two entries, and the order of cases cannot matter. */
export type Histogram = readonly { value: number; count: number }[];

export interface Moments {
  n: number;
  mean: number;
  /** Of one value, not of the mean. */
  variance: number;
}

export function momentsOf(histogram: Histogram): Moments {
  const n = histogram.reduce((sum, { count }) => sum + count, 0);
  if (n === 0) return { n, mean: 0, variance: 0 };
  const mean = histogram.reduce((sum, { value, count }) => sum + value * count, 0) / n;
  const squares = histogram.reduce((sum, { value, count }) => sum + count * (value - mean) ** 2, 0);
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}

/** Equal values merged, smallest first. */
export function toHistogram(entries: Histogram): Histogram {
  const counts = new Map<number, number>();
  for (const { value, count } of entries) counts.set(value, (counts.get(value) ?? 0) + count);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => a.value - b.value);
}

export const holdsOnly = (histogram: Histogram, allowed: readonly number[]) => histogram.every(({ value }) => allowed.includes(value));

export const areAllAlike = (histogram: Histogram) => new Set(histogram.map(({ value }) => value)).size <= 1;
