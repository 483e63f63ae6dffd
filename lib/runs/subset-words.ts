import { formatCount, formatNumber } from "@/lib/format";

interface Part {
  trainPercent: number;
  subsetSeed: number;
}

/** "120 examples, 25% of 480, drawn with seed 1" */
export function subsetWords({ trainPercent, subsetSeed }: Part, count: number, total: number): string {
  return `${formatCount(count, "example")}, ${trainPercent}% of ${formatNumber(total)}, drawn with seed ${subsetSeed}`;
}

/** Null where it learns from all rows. */
export const subsetOf = ({ trainPercent, subsetSeed }: Part) => (trainPercent < 100 ? { percent: trainPercent, seed: subsetSeed } : null);
