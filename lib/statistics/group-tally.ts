import type { Histogram } from "./histogram";

/**
 * Values by where they come from: how many sources have `size` values that sum to `sum`. Like a histogram, it is short where scores are 0 and 1,
 * and the order of cases cannot matter.
 */
export type GroupTally = readonly { size: number; sum: number; count: number }[];

export interface FromSource {
  /** Null for a value that stands by itself. */
  source: string | number | null;
  value: number;
}

export function tallyGroups(values: Iterable<FromSource>): GroupTally {
  const sources = new Map<string | number, { size: number; sum: number }>();
  const tally = new Map<string, { size: number; sum: number; count: number }>();
  const add = (size: number, sum: number) => {
    // Sums that differ by rounding alone are the same.
    const key = `${size} ${Number.isInteger(sum) ? sum : sum.toFixed(9)}`;
    const known = tally.get(key);
    if (known) known.count++;
    else tally.set(key, { size, sum, count: 1 });
  };
  for (const { source, value } of values) {
    if (source === null) {
      add(1, value);
      continue;
    }
    const known = sources.get(source);
    if (known) {
      known.size++;
      known.sum += value;
    } else sources.set(source, { size: 1, sum: value });
  }
  for (const { size, sum } of sources.values()) add(size, sum);
  return [...tally.values()].sort((a, b) => a.size - b.size || a.sum - b.sum);
}

/** What a tally is where every value stands by itself. */
export const eachAlone = (histogram: Histogram): GroupTally => histogram.map(({ value, count }) => ({ size: 1, sum: value, count }));

export const hasGroups = (tally: GroupTally) => tally.some(({ size }) => size > 1);

export const countSources = (tally: GroupTally) => tally.reduce((sum, { count }) => sum + count, 0);

/**
 * As many sources of one size would tell as much as these of many sizes. Kish, "Survey Sampling", 1965; as degrees of freedom: Carter,
 * Schnepel and Steigerwald, Rev. Econ. Stat. 99:698, 2017.
 */
export function effectiveSources(tally: GroupTally): number {
  const n = tally.reduce((sum, { size, count }) => sum + size * count, 0);
  const squares = tally.reduce((sum, { size, count }) => sum + size * size * count, 0);
  return squares === 0 ? 0 : (n * n) / squares;
}

export function momentsOfTally(tally: GroupTally): { n: number; mean: number } {
  const n = tally.reduce((total, { size, count }) => total + size * count, 0);
  return { n, mean: n === 0 ? 0 : tally.reduce((total, { sum, count }) => total + sum * count, 0) / n };
}
