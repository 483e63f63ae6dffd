/** Nothing measured is a bare point: the estimate, its 95% interval, and the 50% interval where it is known. */
export type Estimate = { value: number; low: number; high: number; midLow?: number; midHigh?: number };

/** Of a normal spread, the middle half reaches this far into the half-width of the 95% interval. */
const halfOf95 = 0.6745 / 1.96;

export function middleHalf({ value, low, high, midLow, midHigh }: Estimate): { low: number; high: number } {
  return {
    low: midLow ?? value - (value - low) * halfOf95,
    high: midHigh ?? value + (high - value) * halfOf95,
  };
}

export function includesZero({ low, high }: Estimate): boolean {
  return low <= 0 && high >= 0;
}
