import { ratioArmOf } from "./arm";
import type { Bounds } from "./interval";
import { normalQuantile } from "./normal";

export interface QuantileEstimate {
  value: number;
  interval: Bounds;
  /** Units and their values. */
  units: number;
  n: number;
}

/** Below as many, a normal approximation of a share is none. */
const fewestUnits = 100;

/**
 * Below which value a part of all values lies, with an interval that knows that values of one unit resemble each other: the share below the
 * quantile by the delta method over units, read back from the values. Woodruff, JASA 47:635, 1952. Null with too few units, or too few values
 * beyond the quantile.
 */
export function quantileInterval(
  values: readonly { unit: string; value: number }[],
  part: number,
  confidence = 0.95,
): QuantileEstimate | null {
  const sorted = values.map(({ value }) => value).sort((a, b) => a - b);
  const n = sorted.length;
  const at = (share: number) => sorted[Math.min(n, Math.max(1, Math.ceil(share * n - 1e-9))) - 1] ?? 0;
  const value = at(part);
  const below = new Map<string, { count: number; all: number }>();
  for (const one of values) {
    const sums = below.get(one.unit) ?? { count: 0, all: 0 };
    below.set(one.unit, { count: sums.count + Number(one.value <= value), all: sums.all + 1 });
  }
  if (below.size < fewestUnits) return null;
  const units = [...below.values()];
  const sum = (of: (one: { count: number; all: number }) => number) => units.reduce((total, one) => total + of(one), 0);
  const { variance } = ratioArmOf({
    n: units.length,
    sum: sum(({ count }) => count),
    sumOfSquares: sum(({ count }) => count ** 2),
    denominatorSum: n,
    denominatorSumOfSquares: sum(({ all }) => all ** 2),
    crossSum: sum(({ count, all }) => count * all),
  });
  const reach = normalQuantile(0.5 + confidence / 2) * Math.sqrt(variance / units.length);
  if (part - reach <= 0 || part + reach >= 1) return null;
  return { value, interval: [at(part - reach), at(part + reach)], units: units.length, n };
}
