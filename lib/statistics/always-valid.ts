import type { Contrast } from "./contrast";
import type { Bounds } from "./interval";

/** Units at which the interval is tightest for its kind; before and after, it is a little wider than it could be. */
const tunedForUnits = 5_000;

/**
 * An interval that holds the truth at every look at once, so that anybody may look whenever they want. Asymptotic confidence sequence of
 * Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, arXiv 2103.06476, eq. 9, with ρ from eq. 161.
 */
export function alwaysValidInterval({ value, standardError, n }: Contrast, confidence = 0.95, tunedFor = tunedForUnits): Bounds {
  const reach = standardError * reachAt(n, 1 - confidence, tunedFor);
  return [value - reach, value + reach];
}

/** How many standard errors that interval reaches with `n` units. */
export function reachAt(n: number, alpha: number, tunedFor = tunedForUnits): number {
  const grown = n * rhoFor(alpha, tunedFor) ** 2;
  return Math.sqrt((2 * (grown + 1) * Math.log(Math.sqrt(grown + 1) / alpha)) / grown);
}

/** How likely a look at least this far from 0 would ever have come, if there were no difference. Ibid., eq. 155. */
export function alwaysValidPValue({ value, standardError, n }: Contrast, alpha = 0.05, tunedFor = tunedForUnits): number {
  if (value === 0) return 1;
  if (standardError === 0) return 0;
  const rho = rhoFor(alpha, tunedFor);
  const grown = n * rho ** 2 + 1;
  const squared = (value / standardError) ** 2 * n;
  return Math.min(1, Math.sqrt(grown) * Math.exp(-(rho ** 2 * squared) / (2 * grown)));
}

function rhoFor(alpha: number, tunedFor: number): number {
  const log = -2 * Math.log(alpha);
  return Math.sqrt((log + Math.log(log + 1)) / tunedFor);
}
