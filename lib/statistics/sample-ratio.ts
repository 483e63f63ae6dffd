import { chiSquaredTail } from "./chi-squared";

/** Rarer than this, a split is taken for broken: Fabijan et al., KDD 2019, "Diagnosing Sample Ratio Mismatch". */
const alarmBelow = 0.001;
const fewestUnits = 8;

/**
 * How likely units would have been split so or worse by chance, if the shares were kept: Pearson's χ². Null while there are fewer than eight
 * units an arm, or where an arm has a share and nobody was to be in it.
 */
export function sampleRatioPValue(arms: readonly { units: number; share: number }[]): number | null {
  const total = arms.reduce((sum, { units }) => sum + units, 0);
  const shares = arms.reduce((sum, { share }) => sum + share, 0);
  const taking = arms.filter(({ share }) => share > 0);
  if (taking.length < 2 || total < fewestUnits * taking.length) return null;
  const statistic = taking.reduce((sum, { units, share }) => {
    const expected = (total * share) / shares;
    return sum + (units - expected) ** 2 / expected;
  }, 0);
  return chiSquaredTail(statistic, taking.length - 1);
}

/** Something sends people to one arm more than it should: no figure of the experiment can be believed until it is found. */
export const isSplitBroken = (pValue: number | null) => pValue !== null && pValue < alarmBelow;
