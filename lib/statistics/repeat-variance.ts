import type { EstimateWithInterval } from "./estimate";
import { type Bounds, bothIntervals } from "./interval";
import { createRandom } from "./random";

/** Scores of the answers to one case; null for a case that has a source of its own. */
export interface RepeatedScores {
  source: string | null;
  scores: readonly number[];
}

const resamples = 1_000;
const seed = 20_261_129;

/**
 * Which part of the variance of scores lies between answers to the same case: 1 − ICC(1), from the mean squares of a one-way analysis of
 * variance. Shrout and Fleiss, Psychol. Bull. 86:420, 1979. The interval resamples whole sources. Every case has as many answers. Null where all
 * score the same.
 */
export function shareWithinCases(cases: readonly RepeatedScores[]): EstimateWithInterval | null {
  const value = shareOf(cases);
  if (value === null) return null;
  const sources = [...bySource(cases).values()];
  const random = createRandom(seed);
  const drawn: number[] = [];
  for (let index = 0; index < resamples; index++) {
    const share = shareOf(sources.flatMap(() => sources[Math.floor(random() * sources.length)] ?? []));
    if (share !== null) drawn.push(share);
  }
  drawn.sort((a, b) => a - b);
  const at = (part: number) => drawn[Math.min(drawn.length - 1, Math.max(0, Math.round(part * (drawn.length - 1))))] ?? value;
  const intervalAt = (confidence: number): Bounds => [Math.min(value, at((1 - confidence) / 2)), Math.max(value, at((1 + confidence) / 2))];
  return { value, n: cases.length, ...bothIntervals(intervalAt) };
}

function shareOf(cases: readonly RepeatedScores[]): number | null {
  const repeats = cases[0]?.scores.length ?? 0;
  if (cases.length < 2 || repeats < 2) return null;
  const means = cases.map(({ scores }) => scores.reduce((sum, score) => sum + score, 0) / repeats);
  const grand = means.reduce((sum, mean) => sum + mean, 0) / cases.length;
  const between = (repeats * means.reduce((sum, mean) => sum + (mean - grand) ** 2, 0)) / (cases.length - 1);
  const squares = cases.reduce(
    (sum, { scores }, index) => sum + scores.reduce((own, score) => own + (score - (means[index] ?? 0)) ** 2, 0),
    0,
  );
  const within = squares / (cases.length * (repeats - 1));
  if (within + between === 0) return null;
  const betweenCases = Math.max(0, between - within) / repeats;
  return within / (within + betweenCases);
}

function bySource(cases: readonly RepeatedScores[]): Map<string | number, RepeatedScores[]> {
  const sources = new Map<string | number, RepeatedScores[]>();
  for (const [index, one] of cases.entries()) {
    const key = one.source ?? index;
    sources.set(key, [...(sources.get(key) ?? []), one]);
  }
  return sources;
}
