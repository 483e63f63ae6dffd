import type { Estimate } from "@/components/charts/estimate";
import { clamp } from "@/lib/statistics/interval";

export interface Drawn {
  estimate: Estimate;
  /** The side on which the interval goes on outside of the picture. */
  leaves: { low: boolean; high: boolean };
  /** Even the middle lies outside. */
  isBeyond: boolean;
}

/** What fits into the picture. Ends alone would not do: a bar is drawn from its smaller end to its greater, and its dot lies between. */
export function drawnDifference(given: Estimate, [lowest, highest]: readonly [number, number]): Drawn {
  const inside = (value: number) => clamp(value, lowest, highest);
  const { value, low, high, midLow, midHigh } = given;
  const estimate: Estimate = { value: inside(value), low: inside(low), high: inside(high) };
  if (midLow !== undefined) estimate.midLow = inside(midLow);
  if (midHigh !== undefined) estimate.midHigh = inside(midHigh);
  return { estimate, leaves: { low: low < lowest, high: high > highest }, isBeyond: value < lowest || value > highest };
}
