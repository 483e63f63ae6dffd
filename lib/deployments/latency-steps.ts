const growth = 1.1;
const stepCount = 160;

/** Which step of the histogram a time falls into; each is a tenth wider than the one before, from 1 ms to over an hour. */
export function latencyStep(ms: number): number {
  return Math.min(stepCount - 1, Math.max(0, Math.ceil(Math.log(Math.max(ms, 1)) / Math.log(growth))));
}

/** The time below which this part of the answers came, to about a twentieth; null without any. */
export function latencyQuantile(counts: readonly number[], part: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let seen = 0;
  for (const [step, count] of counts.entries()) {
    seen += count;
    if (seen >= part * total) return growth ** (step - 0.5);
  }
  return null;
}
