export type Bounds = [low: number, high: number];

export interface Intervals {
  ci95: Bounds;
  ci50: Bounds;
}

/** The two intervals that every figure is shown with. */
export const bothIntervals = (intervalAt: (confidence: number) => Bounds): Intervals => ({ ci95: intervalAt(0.95), ci50: intervalAt(0.5) });

export const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
