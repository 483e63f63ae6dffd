export type Points = { steps: number[]; values: number[] };

/**
 * Keeps the lowest and the highest value of every bucket, in their order: at one bucket a pixel column the line looks
 * the same, and no spike is lost.
 */
export function decimate(steps: readonly number[], values: readonly number[], buckets: number): Points {
  const first = steps[0];
  const last = steps.at(-1);
  if (first === undefined || last === undefined || steps.length <= buckets * 2) return { steps: [...steps], values: [...values] };

  const kept: Points = { steps: [], values: [] };
  const width = (last - first) / buckets || 1;
  let index = 0;
  for (let bucket = 1; bucket <= buckets && index < steps.length; bucket += 1) {
    const end = bucket === buckets ? Number.POSITIVE_INFINITY : first + bucket * width;
    let lowest = index;
    let highest = index;
    const begin = index;
    for (; index < steps.length && (steps[index] ?? 0) < end; index += 1) {
      const value = values[index] ?? Number.NaN;
      if (value < (values[lowest] ?? Number.NaN)) lowest = index;
      if (value > (values[highest] ?? Number.NaN)) highest = index;
    }
    if (index === begin) continue;
    for (const at of lowest === highest ? [lowest] : [Math.min(lowest, highest), Math.max(lowest, highest)]) {
      kept.steps.push(steps[at] ?? 0);
      kept.values.push(values[at] ?? Number.NaN);
    }
  }
  return kept;
}
