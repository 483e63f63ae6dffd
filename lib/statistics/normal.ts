const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** Share of a standard normal below `x`. Series of Marsaglia, "Evaluating the Normal Distribution", J. Stat. Software 11(4), 2004. */
export function normalCdf(x: number): number {
  if (x > 8) return 1;
  if (x < -8) return 0;
  let sum = x;
  let term = x;
  for (let i = 3; Math.abs(term) > 1e-17; i += 2) {
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + sum * density(x);
}

/** The point below which a share `p` lies. Newton's steps from the middle rise to it without overshooting, as the curve is concave there. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`A share lies between 0 and 1, not at ${p}.`);
  if (p < 0.5) return -normalQuantile(1 - p);
  let x = 0;
  for (let round = 0; round < 200; round++) {
    const step = (p - normalCdf(x)) / density(x);
    x += step;
    if (Math.abs(step) < 1e-13) break;
  }
  return x;
}

/** How many standard errors a two-sided interval reaches: 1.96 for 0.95. */
export const zFor = (confidence: number) => normalQuantile(0.5 + confidence / 2);
