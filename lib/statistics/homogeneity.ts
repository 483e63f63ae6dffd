import { chiSquaredTail } from "./chi-squared";

/** Cochran, Biometrics 10:417, 1954: where fewer are expected, χ² is no longer what it is taken for. */
const fewestExpected = 5;

/** Counts of the same kinds in two samples, side by side. */
export type Pairs = readonly (readonly [number, number])[];

/**
 * How likely two samples of one and the same population would differ so or more: Pearson's χ² of homogeneity. Null where fewer than two kinds
 * are frequent enough to say anything.
 */
export function homogeneityPValue(pairs: Pairs): number | null {
  const kinds = frequentEnough(pairs);
  if (kinds.length < 2) return null;
  const [first, second] = totals(kinds);
  const all = first + second;
  const statistic = kinds.reduce((sum, [one, other]) => {
    const [a, b] = [((one + other) * first) / all, ((one + other) * second) / all];
    return sum + (one - a) ** 2 / a + (other - b) ** 2 / b;
  }, 0);
  return chiSquaredTail(statistic, kinds.length - 1);
}

/** Rare kinds are counted together with the one before them, or the first with those behind it. */
export function frequentEnough(pairs: Pairs): Pairs {
  const [first, second] = totals(pairs);
  const all = first + second;
  const isEnough = ([one, other]: readonly [number, number]) => ((one + other) * Math.min(first, second)) / all >= fewestExpected;
  const kinds: [number, number][] = [];
  let open: [number, number] = [0, 0];
  for (const [one, other] of pairs) {
    open = [open[0] + one, open[1] + other];
    if (!isEnough(open)) continue;
    kinds.push(open);
    open = [0, 0];
  }
  const last = kinds.at(-1);
  if (last) kinds[kinds.length - 1] = [last[0] + open[0], last[1] + open[1]];
  return kinds;
}

function totals(pairs: Pairs): [number, number] {
  return pairs.reduce<[number, number]>(([a, b], [one, other]) => [a + one, b + other], [0, 0]);
}
