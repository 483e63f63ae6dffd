/** Exponential mean without the pull of a made-up start: the first value is the first value. */
export function smooth(values: readonly number[], factor: number): number[] {
  let sum = 0;
  let weight = 0;
  return values.map((value) => {
    sum = sum * factor + value * (1 - factor);
    weight = weight * factor + (1 - factor);
    return sum / weight;
  });
}

/** Short runs need less: about a thirtieth of the line is averaged, at most 0.95 of the past. */
export function smoothingFactor(count: number): number {
  return Math.min(0.95, Math.max(0, 1 - 30 / Math.max(30, count)));
}
