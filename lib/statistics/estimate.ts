/** A figure with its uncertainty, from `n` cases. */
export interface EstimateWithInterval {
  value: number;
  ci95: [number, number];
  ci50: [number, number];
  n: number;
}
