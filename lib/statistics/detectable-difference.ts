import { normalQuantile, zFor } from "./normal";

const power = 0.8;
const confidence = 0.95;

/**
 * The smallest difference between two models, as a share from 0 to 1, that shows at 95% in eight of ten evaluations on so many cases; null
 * where none would. `discordant` is the share of cases that only one of the two gets right. Connor, Biometrics 43:207, 1987, solved for the
 * difference: n = (z₁₋α⸝₂ √ψ + z₁₋β √(ψ − δ²))² / δ².
 */
export function detectableDifference(cases: number, discordant: number): number | null {
  if (!(discordant > 0 && discordant <= 1)) throw new RangeError(`A share lies between 0 and 1, not at ${discordant}.`);
  const casesFor = (difference: number) => {
    const root = zFor(confidence) * Math.sqrt(discordant) + normalQuantile(power) * Math.sqrt(Math.max(0, discordant - difference ** 2));
    return (root / difference) ** 2;
  };
  if (cases <= 0 || casesFor(discordant) > cases) return null;
  let [tooSmall, enough] = [0, discordant];
  for (let round = 0; round < 60; round++) {
    const middle = (tooSmall + enough) / 2;
    if (casesFor(middle) > cases) tooSmall = middle;
    else enough = middle;
  }
  return enough;
}
