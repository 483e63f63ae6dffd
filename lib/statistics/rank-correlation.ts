import { zFor } from "./normal";
import type { AgreementEstimate } from "./weighted-kappa";

/** Fewer pairs have no interval. */
const fewestPairs = 4;

/**
 * Spearman's ρ, with mean ranks for ties. Interval by Fisher's z with Bonett and Wright's variance, "Sample size requirements for estimating
 * Pearson, Kendall and Spearman correlations", Psychometrika 65:23, 2000. Null where one side is all alike, or there are too few pairs.
 */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): AgreementEstimate | null {
  const n = pairs.length;
  if (n < fewestPairs) return null;
  const [first, second] = [ranksOf(pairs.map(([one]) => one)), ranksOf(pairs.map(([, other]) => other))];
  const value = pearson(first, second);
  if (value === null) return null;
  if (Math.abs(value) >= 1 - 1e-12) return { value, low: value < 0 ? -1 : 1, high: value < 0 ? -1 : 1 };
  const reach = zFor(0.95) * Math.sqrt((1 + value ** 2 / 2) / (n - 3));
  return { value, low: Math.tanh(Math.atanh(value) - reach), high: Math.tanh(Math.atanh(value) + reach) };
}

function ranksOf(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1] ?? 0] === values[order[start] ?? 0]) end++;
    for (let place = start; place <= end; place++) ranks[order[place] ?? 0] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return ranks;
}

function pearson(a: readonly number[], b: readonly number[]): number | null {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, onlyA, onlyB] = [0, 0, 0];
  for (const [index, value] of a.entries()) {
    const [da, db] = [value - meanA, (b[index] ?? 0) - meanB];
    both += da * db;
    onlyA += da * da;
    onlyB += db * db;
  }
  return onlyA > 0 && onlyB > 0 ? both / Math.sqrt(onlyA * onlyB) : null;
}
