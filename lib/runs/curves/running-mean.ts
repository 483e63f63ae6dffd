/** Exponential mean over what was measured, without the pull of a made-up start: the first value is the first value. */
export function runningMean(values: Float32Array, smoothing: number): Float32Array {
  let sum = 0;
  let weight = 0;
  return values.map((value) => {
    if (!Number.isFinite(value)) return Number.NaN;
    sum = sum * smoothing + value * (1 - smoothing);
    weight = weight * smoothing + (1 - smoothing);
    return sum / weight;
  });
}
