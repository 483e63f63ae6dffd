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

/** The mean may lag behind by a hundred-and-twentieth of the line: too little to be seen, whatever the run's length. */
export function smoothingFactor(count: number): number {
  const lag = count / 120;
  return count < 60 ? 0 : Math.min(0.98, Number((lag / (1 + lag)).toFixed(2)));
}
