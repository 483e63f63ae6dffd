import type { Contrast } from "./contrast";
import type { Bounds } from "./interval";
import { tQuantile, tTwoSided } from "./students-t";

/** Right once, at a number of units that was set before the start; whoever looks earlier wants `alwaysValidInterval`. */
export function fixedHorizonInterval({ value, standardError, degreesOfFreedom }: Contrast, confidence = 0.95): Bounds {
  const reach = tQuantile(0.5 + confidence / 2, degreesOfFreedom) * standardError;
  return [value - reach, value + reach];
}

/** Two-sided. 1 where nothing varies and nothing differs. */
export function fixedHorizonPValue({ value, standardError, degreesOfFreedom }: Contrast): number {
  if (standardError === 0) return value === 0 ? 1 : 0;
  return tTwoSided(value / standardError, degreesOfFreedom);
}
