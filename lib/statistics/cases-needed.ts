import { designEffect } from "./design-effect";
import type { GroupTally } from "./group-tally";
import { type Histogram, momentsOf } from "./histogram";
import { normalQuantile } from "./normal";

/** Eight times in ten a difference of this size would then show at 95%. */
const power = 0.8;
const confidence = 0.95;

/**
 * How many cases would tell two models apart if they differ as they did so far; null when they did not differ at all.
 * Connor, Biometrics 43:207, 1987, written for any differences: under "no difference" a case varies by its mean square, else by its variance.
 * Cases that share sources tell less each, so that it takes more of them, from sources like these.
 */
export function casesNeeded(differences: Histogram, groups?: GroupTally): number | null {
  const { n, mean } = momentsOf(differences);
  if (n === 0 || mean === 0) return null;
  const meanSquare = differences.reduce((sum, { value, count }) => sum + count * value * value, 0) / n;
  const spread = Math.sqrt(Math.max(0, meanSquare - mean * mean));
  const root = normalQuantile(0.5 + confidence / 2) * Math.sqrt(meanSquare) + normalQuantile(power) * spread;
  return Math.max(n + 1, Math.ceil((root / mean) ** 2 * designEffect(differences, groups)));
}
