import { normalCdf } from "./normal";

const fewPairs = 25;

/**
 * How likely a split of the cases that only one of two models got right would be if neither were better. McNemar, Psychometrika 12, 1947:
 * exact with fewer than 25 such cases, else with Edwards' continuity correction.
 */
export function mcnemar(onlyFirst: number, onlySecond: number): number {
  return onlyFirst + onlySecond < fewPairs ? mcnemarExact(onlyFirst, onlySecond) : mcnemarCorrected(onlyFirst, onlySecond);
}

/** Twice the tail of a fair coin. */
export function mcnemarExact(onlyFirst: number, onlySecond: number): number {
  const n = onlyFirst + onlySecond;
  let ways = 1;
  let tail = 1;
  for (let k = 1; k <= Math.min(onlyFirst, onlySecond); k++) {
    ways *= (n - k + 1) / k;
    tail += ways;
  }
  return Math.min(1, (2 * tail) / 2 ** n);
}

export function mcnemarCorrected(onlyFirst: number, onlySecond: number): number {
  const n = onlyFirst + onlySecond;
  if (n === 0) return 1;
  const distance = Math.max(0, Math.abs(onlyFirst - onlySecond) - 1);
  return 2 * normalCdf(-distance / Math.sqrt(n));
}
