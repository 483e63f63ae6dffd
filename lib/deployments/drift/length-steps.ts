const growth = 1.1;

/** Which step of the histogram a length falls into; each is a tenth wider than the one before. */
export const lengthStep = (tokens: number) => Math.round(Math.log(Math.max(tokens, 1)) / Math.log(growth));

/** The middle of a histogram of steps, to about a twentieth; null without any. */
export function medianLength(counts: Record<string, number>): number | null {
  const steps = Object.entries(counts)
    .map(([step, count]) => ({ step: Number(step), count }))
    .sort((a, b) => a.step - b.step);
  const total = steps.reduce((sum, { count }) => sum + count, 0);
  let seen = 0;
  for (const { step, count } of steps) {
    seen += count;
    if (seen * 2 >= total) return growth ** step;
  }
  return null;
}
