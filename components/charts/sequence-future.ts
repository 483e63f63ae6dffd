import type { Estimate } from "./estimate";

const mostDays = 60;

/** The interval as it will shrink, if as many people come each day and the difference stays: by the root of how many there are. */
export function bandAhead({ value, low, high }: Estimate, days: number, daysAhead: number): { low: number; high: number }[] {
  const count = Math.min(mostDays, Math.max(0, Math.ceil(daysAhead)));
  return Array.from({ length: count }, (_, index) => {
    const shrunk = Math.sqrt(days / (days + index + 1));
    return { low: value - (value - low) * shrunk, high: value + (high - value) * shrunk };
  });
}
