import { designEffect } from "./design-effect";
import { countSources, type GroupTally } from "./group-tally";
import { areAllAlike, type Histogram, momentsOf } from "./histogram";
import { normalQuantile } from "./normal";

const power = 0.8;
const z95 = normalQuantile(0.975);

/**
 * How many cases would show, eight times in ten, that the second is not worse by more than `margin`, if the two differ as they did so far; null where
 * they differ by the margin already. The one-sample test of a mean against −margin, n = (z₁₋α⸝₂ + z₁₋β)² σ² / (δ + margin)², Chow, Shao and Wang,
 * "Sample Size Calculations in Clinical Research", 2008, 3.1.2; never fewer than Tango's interval needs when no case differs, z² (1/margin − 1).
 * Cases that share sources tell less each, so that it takes more of them, from sources like these.
 */
export function casesForNoWorse(differences: Histogram, margin: number, groups?: GroupTally): number | null {
  const { n, mean, variance } = momentsOf(differences);
  const room = mean + margin;
  if (n === 0 || room <= 0) return null;
  const byVariance = (((z95 + normalQuantile(power)) ** 2 * variance) / room ** 2) * designEffect(differences, groups);
  // Where all are alike, the interval is as wide as that of so many sources.
  const perSource = groups && areAllAlike(differences) ? n / countSources(groups) : 1;
  const byWidth = z95 ** 2 * (1 / margin - 1) * perSource;
  return Math.ceil(Math.max(byVariance, byWidth));
}
