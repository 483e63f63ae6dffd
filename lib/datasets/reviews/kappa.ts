import type { KappaEstimate } from "./schemas";

const z95 = 1.959963984540054;

/** How far agreement goes beyond chance; null when chance alone explains everything, because all said one and the same. */
export interface Kappa extends KappaEstimate {
  observed: number;
  expected: number;
  standardError: number;
}

/**
 * Two people: Cohen, "A coefficient of agreement for nominal scales", Educ. Psychol. Meas. 20:37, 1960. Standard error: Fleiss, Cohen and
 * Everitt, Psychol. Bull. 72:323, 1969 (also Fleiss, Levin and Paik, "Statistical Methods for Rates and Proportions", 3rd ed., eq. 18.13).
 * `table[i][j]` counts what the first put in category i and the second in j.
 */
export function cohenKappa(table: readonly (readonly number[])[]): Kappa | null {
  const at = (i: number, j: number) => table[i]?.[j] ?? 0;
  const all = table.map((_, index) => index);
  const n = sum(all.map((i) => sum(all.map((j) => at(i, j)))));
  if (n === 0) return null;
  const rows = all.map((i) => sum(all.map((j) => at(i, j))) / n);
  const columns = all.map((j) => sum(all.map((i) => at(i, j))) / n);
  const row = (i: number) => rows[i] ?? 0;
  const column = (j: number) => columns[j] ?? 0;
  const observed = sum(all.map((i) => at(i, i))) / n;
  const expected = sum(all.map((i) => row(i) * column(i)));
  if (expected >= 1) return null;
  const value = (observed - expected) / (1 - expected);
  const diagonal = sum(all.map((i) => (at(i, i) / n) * (1 - (row(i) + column(i)) * (1 - value)) ** 2));
  const beside = sum(all.flatMap((i) => all.map((j) => (i === j ? 0 : (at(i, j) / n) * (column(i) + row(j)) ** 2))));
  const spread = diagonal + (1 - value) ** 2 * beside - (value - expected * (1 - value)) ** 2;
  const standardError = Math.sqrt(Math.max(0, spread)) / ((1 - expected) * Math.sqrt(n));
  return withInterval({ value, observed, expected, standardError }, n);
}

export interface RatedAlike {
  /** How many people chose each category. */
  counts: readonly number[];
  /** How many examples were judged exactly so. */
  times: number;
}

/**
 * As many people for each example, not always the same ones: Fleiss, "Measuring nominal scale agreement among many raters", Psychol. Bull.
 * 76:378, 1971. Standard error: Gwet, "Large-sample variance of Fleiss generalized kappa", Educ. Psychol. Meas. 81:781, 2021; Fleiss' own
 * holds only where there is no agreement, so no interval can be made of it.
 */
export function fleissKappa(rated: readonly RatedAlike[]): Kappa | null {
  const n = sum(rated.map(({ times }) => times));
  const raters = sum(rated[0]?.counts ?? []);
  if (n === 0 || raters < 2) return null;
  const categories = (rated[0]?.counts ?? []).map((_, index) => index);
  const shares = categories.map((k) => sum(rated.map(({ counts, times }) => times * (counts[k] ?? 0))) / (n * raters));
  const agreementOf = (counts: readonly number[]) => sum(counts.map((count) => count * (count - 1))) / (raters * (raters - 1));
  const observed = sum(rated.map(({ counts, times }) => times * agreementOf(counts))) / n;
  const expected = sum(shares.map((share) => share ** 2));
  if (expected >= 1) return null;
  const value = (observed - expected) / (1 - expected);
  const squares = rated.map(({ counts, times }) => {
    const own = (agreementOf(counts) - expected) / (1 - expected);
    const ownExpected = sum(categories.map((k) => ((shares[k] ?? 0) * (counts[k] ?? 0)) / raters));
    return times * (own - (2 * (1 - value) * (ownExpected - expected)) / (1 - expected) - value) ** 2;
  });
  const standardError = n > 1 ? Math.sqrt(sum(squares) / (n * (n - 1))) : Number.POSITIVE_INFINITY;
  return withInterval({ value, observed, expected, standardError }, n);
}

/**
 * 95 % interval. Where all agreed the standard error is 0 and would claim certainty; there Wilson's lower bound of a share of 1,
 * n / (n + z²), stands for the observed agreement.
 */
function withInterval(kappa: Omit<Kappa, "low" | "high">, n: number): Kappa {
  const { value, observed, expected, standardError } = kappa;
  if (observed === 1) return { ...kappa, low: (n / (n + z95 ** 2) - expected) / (1 - expected), high: 1 };
  return { ...kappa, low: Math.max(-1, value - z95 * standardError), high: Math.min(1, value + z95 * standardError) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
