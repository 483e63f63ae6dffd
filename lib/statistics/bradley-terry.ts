import type { Bounds } from "./interval";
import { invert } from "./solve";
import { tQuantile, tTwoSided } from "./students-t";

/** Two contestants, by their places in a list, and how it ended. */
export interface PairOutcome {
  left: number;
  right: number;
  /** 1: the left one won, 0: the right one did, ½: a tie. */
  score: number;
  /** How much it counts; 1 unless said otherwise. */
  weight?: number;
  /** What hangs together, as judgements about one case do; null or left out for what stands by itself. */
  source?: string | number | null;
}

export interface BradleyTerryFit {
  /** Log-odds: of two contestants the difference is the log-odds that the first is preferred. Their sum is 0. */
  strengths: number[];
  covariance: number[][];
  /** Log-odds that standing left adds; null where it was not asked for. */
  order: { value: number; standardError: number } | null;
  degreesOfFreedom: number;
}

interface Options {
  /** Estimates too how much the left place is worth by itself. */
  withOrder?: boolean;
  /** `sources`: from how sources really differ. `model`: from the Fisher information, as if each outcome stood by itself. */
  errors?: "sources" | "model";
}

const mostRounds = 100;
/** Beyond this log-odds nothing is estimated any more, it runs away. */
const runaway = 15;

/**
 * Bradley and Terry, Biometrika 39:324, 1952, by Newton's method on a likelihood that has one peak. A tie is half a win for each: then the model
 * is about the share that a contestant takes, and the errors do not lean on how often people tie, because they come from how sources differ
 * (White, Econometrica 50:1, 1982; Liang and Zeger, Biometrika 73:13, 1986; for arenas of models: Chiang et al., arXiv 2403.04132). The place is
 * a term of its own: Davidson and Beaver, Biometrics 33:693, 1977. Null where there is no finite fit; `hasFiniteFit` says so beforehand.
 */
export function fitBradleyTerry(outcomes: readonly PairOutcome[], count: number, options: Options = {}): BradleyTerryFit | null {
  const { withOrder = false, errors = "sources" } = options;
  const size = count - 1 + (withOrder ? 1 : 0);
  const rows = outcomes.filter(({ weight = 1 }) => weight > 0);
  let at = new Array<number>(size).fill(0);
  for (let round = 0; round < mostRounds; round++) {
    const { gradient, information } = derive(rows, at, count, withOrder);
    const inverse = invert(information);
    if (!inverse) return null;
    const step = multiply(inverse, gradient);
    at = climb(rows, at, step, count, withOrder);
    if (at.some((value) => Math.abs(value) > runaway)) return null;
    if (step.every((value) => Math.abs(value) < 1e-10)) break;
    if (round === mostRounds - 1) return null;
  }
  const { information, sources } = derive(rows, at, count, withOrder);
  const inverse = invert(information);
  if (!inverse) return null;
  const spread = errors === "model" ? inverse : sandwich(inverse, sources);
  return centre(at, spread, count, { withOrder, degreesOfFreedom: errors === "model" ? Number.POSITIVE_INFINITY : sources.length - 1 });
}

/** Which parameters an outcome depends on, and how: the last contestant is held at 0, the place comes after the others. */
function design({ left, right }: PairOutcome, count: number, withOrder: boolean): [index: number, factor: number][] {
  const entries: [number, number][] = [];
  if (left < count - 1) entries.push([left, 1]);
  if (right < count - 1) entries.push([right, -1]);
  if (withOrder) entries.push([count - 1, 1]);
  return entries;
}

const expected = (entries: readonly [number, number][], at: readonly number[]) =>
  1 / (1 + Math.exp(-entries.reduce((sum, [index, factor]) => sum + factor * (at[index] ?? 0), 0)));

function derive(rows: readonly PairOutcome[], at: readonly number[], count: number, withOrder: boolean) {
  const gradient = at.map(() => 0);
  const information = at.map(() => at.map(() => 0));
  const bySource = new Map<string | number | symbol, number[]>();
  for (const row of rows) {
    const { score, weight = 1, source = null } = row;
    const entries = design(row, count, withOrder);
    const share = expected(entries, at);
    const key = source ?? Symbol();
    const own = bySource.get(key) ?? at.map(() => 0);
    bySource.set(key, own);
    for (const [i, factor] of entries) {
      const pull = weight * (score - share) * factor;
      gradient[i] = (gradient[i] ?? 0) + pull;
      own[i] = (own[i] ?? 0) + pull;
      const line = information[i] ?? [];
      for (const [j, other] of entries) line[j] = (line[j] ?? 0) + weight * share * (1 - share) * factor * other;
    }
  }
  return { gradient, information, sources: [...bySource.values()] };
}

function logLikelihood(rows: readonly PairOutcome[], at: readonly number[], count: number, withOrder: boolean): number {
  return rows.reduce((sum, row) => {
    const share = expected(design(row, count, withOrder), at);
    const { score, weight = 1 } = row;
    return sum + weight * ((score > 0 ? score * Math.log(share) : 0) + (score < 1 ? (1 - score) * Math.log(1 - share) : 0));
  }, 0);
}

/** Newton's step, halved while it would lead down. */
function climb(rows: readonly PairOutcome[], at: readonly number[], step: readonly number[], count: number, withOrder: boolean): number[] {
  const from = logLikelihood(rows, at, count, withOrder);
  for (let share = 1; share > 1e-6; share /= 2) {
    const next = at.map((value, i) => value + share * (step[i] ?? 0));
    if (logLikelihood(rows, next, count, withOrder) >= from - 1e-9) return next;
  }
  return [...at];
}

/** With the correction G / (G − 1) for few sources. */
function sandwich(inverse: readonly (readonly number[])[], sources: readonly (readonly number[])[]): number[][] {
  const meat = inverse.map(() => inverse.map(() => 0));
  for (const own of sources)
    for (const [i, one] of own.entries()) {
      const line = meat[i] ?? [];
      for (const [j, other] of own.entries()) line[j] = (line[j] ?? 0) + one * other;
    }
  const factor = sources.length > 1 ? sources.length / (sources.length - 1) : Number.POSITIVE_INFINITY;
  return product(product(inverse, meat), inverse).map((row) => row.map((entry) => entry * factor));
}

function centre(
  at: readonly number[],
  spread: readonly (readonly number[])[],
  count: number,
  { withOrder, degreesOfFreedom }: { withOrder: boolean; degreesOfFreedom: number },
): BradleyTerryFit {
  const raw = Array.from({ length: count }, (_, i) => (i < count - 1 ? (at[i] ?? 0) : 0));
  const mean = raw.reduce((sum, value) => sum + value, 0) / count;
  // Each strength minus the mean of all, as rows over the parameters.
  const turn = raw.map((_, i) => at.map((__, j) => (j >= count - 1 ? 0 : (i === j ? 1 : 0) - 1 / count)));
  return {
    strengths: raw.map((value) => value - mean),
    covariance: product(product(turn, spread), transpose(turn)),
    order: withOrder ? { value: at[count - 1] ?? 0, standardError: Math.sqrt(spread[count - 1]?.[count - 1] ?? 0) } : null,
    degreesOfFreedom,
  };
}

export interface Contrast {
  value: number;
  standardError: number;
  degreesOfFreedom: number;
}

/** A sum of strengths whose weights add up to 0: `contrast(fit, [1, -1, 0])` is how far the first is ahead of the second. */
export function contrast({ strengths, covariance, degreesOfFreedom }: BradleyTerryFit, weights: readonly number[]): Contrast {
  const value = weights.reduce((sum, weight, i) => sum + weight * (strengths[i] ?? 0), 0);
  const variance = weights.reduce(
    (sum, weight, i) => sum + weight * weights.reduce((row, other, j) => row + other * (covariance[i]?.[j] ?? 0), 0),
    0,
  );
  return { value, standardError: Math.sqrt(Math.max(0, variance)), degreesOfFreedom };
}

export function contrastInterval({ value, standardError, degreesOfFreedom }: Contrast, confidence = 0.95): Bounds {
  if (degreesOfFreedom <= 0) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const reach = tQuantile(0.5 + confidence / 2, Math.min(degreesOfFreedom, 1e6)) * standardError;
  return [value - reach, value + reach];
}

export function contrastPValue({ value, standardError, degreesOfFreedom }: Contrast): number {
  if (value === 0 || degreesOfFreedom <= 0) return 1;
  return standardError === 0 ? 0 : tTwoSided(value / standardError, Math.min(degreesOfFreedom, 1e6));
}

/** Log-odds as a share: how often the one is preferred, a tie being half. */
export const shareOf = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));

const multiply = (matrix: readonly (readonly number[])[], vector: readonly number[]) =>
  matrix.map((row) => row.reduce((sum, entry, j) => sum + entry * (vector[j] ?? 0), 0));
const transpose = (matrix: readonly (readonly number[])[]) => (matrix[0] ?? []).map((_, j) => matrix.map((row) => row[j] ?? 0));
const product = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]) => {
  const columns = transpose(b);
  return a.map((row) => multiply(columns, row));
};
