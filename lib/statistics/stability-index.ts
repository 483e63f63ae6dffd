import type { Pairs } from "./homogeneity";

/** Kinds that one sample lacks would make it infinite; half of one is what they are counted as. */
const none = 0.5;

/**
 * How far two distributions lie apart: the population stability index, Σ (p − q) ln(p ÷ q). Below 0.1 little has changed, from 0.25 much.
 * Siddiqi, "Credit Risk Scorecards", Wiley 2006. It says how much, not how surely; `homogeneityPValue` says that.
 */
export function stabilityIndex(pairs: Pairs): number {
  const [first, second] = [0, 1].map((side) => pairs.reduce((sum, pair) => sum + ((side === 0 ? pair[0] : pair[1]) || none), 0));
  if (!first || !second) return 0;
  return pairs.reduce((sum, [one, other]) => {
    const [p, q] = [(one || none) / first, (other || none) / second];
    return sum + (p - q) * Math.log(p / q);
  }, 0);
}
