import { clamp } from "./interval";
import { zFor } from "./normal";

export interface AgreementEstimate {
  value: number;
  /** 95% interval. */
  low: number;
  high: number;
}

/** How much two categories agree that are so many steps apart, of the most steps there are. */
const weightings = {
  none: (steps: number) => (steps === 0 ? 1 : 0),
  linear: (steps: number, most: number) => 1 - steps / most,
  quadratic: (steps: number, most: number) => 1 - (steps / most) ** 2,
};

/**
 * Agreement beyond chance where a near miss is better than a far one: Cohen, "Weighted kappa", Psychol. Bull. 70:213, 1968. Standard error:
 * Fleiss, Cohen and Everitt, Psychol. Bull. 72:323, 1969. `table[i][j]` counts what the first put in category i and the second in j. Null when
 * chance alone explains everything, because all said one and the same.
 */
export function weightedKappa(table: readonly (readonly number[])[], weighting: keyof typeof weightings): AgreementEstimate | null {
  const size = table.length;
  const cells = table.flatMap((row, i) =>
    row.map((count, j) => ({ i, j, count, weight: weightings[weighting](Math.abs(i - j), size - 1) })),
  );
  const n = sum(cells.map(({ count }) => count));
  if (n === 0) return null;
  const rows = Array.from({ length: size }, (_, i) => sum(cells.filter((cell) => cell.i === i).map(({ count }) => count)) / n);
  const columns = Array.from({ length: size }, (_, j) => sum(cells.filter((cell) => cell.j === j).map(({ count }) => count)) / n);
  const row = (i: number) => rows[i] ?? 0;
  const column = (j: number) => columns[j] ?? 0;
  const observed = sum(cells.map(({ count, weight }) => (weight * count) / n));
  const expected = sum(cells.map(({ i, j, weight }) => weight * row(i) * column(j)));
  if (expected >= 1) return null;
  const value = (observed - expected) / (1 - expected);
  const rowMean = rows.map((_, at) => sum(cells.filter(({ i }) => i === at).map(({ j, weight }) => weight * column(j))));
  const columnMean = columns.map((_, at) => sum(cells.filter(({ j }) => j === at).map(({ i, weight }) => weight * row(i))));
  const spread = sum(
    cells.map(({ i, j, count, weight }) => (count / n) * (weight - ((rowMean[i] ?? 0) + (columnMean[j] ?? 0)) * (1 - value)) ** 2),
  );
  const variance = (spread - (value - expected * (1 - value)) ** 2) / (n * (1 - expected) ** 2);
  const reach = zFor(0.95) * Math.sqrt(Math.max(0, variance));
  // Where all agreed the standard error is 0 and would claim certainty; Wilson's lower bound of a share of 1 stands for it.
  if (observed === 1) return { value, low: (n / (n + zFor(0.95) ** 2) - expected) / (1 - expected), high: 1 };
  return { value, low: clamp(value - reach, -1, 1), high: clamp(value + reach, -1, 1) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
