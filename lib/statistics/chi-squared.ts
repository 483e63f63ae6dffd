import { logGamma } from "./log-gamma";

/** Share of χ² with `df` degrees of freedom above `x`: Q(df/2, x/2). Press et al., "Numerical Recipes", 3rd ed., 6.2. */
export function chiSquaredTail(x: number, df: number): number {
  if (!(df > 0)) throw new RangeError(`χ² needs degrees of freedom above 0, not ${df}.`);
  if (x <= 0) return 1;
  const [a, z] = [df / 2, x / 2];
  return z < a + 1 ? 1 - lowerBySeries(a, z) : upperByFraction(a, z);
}

function lowerBySeries(a: number, z: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n <= 10_000 && term > sum * 1e-16; n++) {
    term *= z / (a + n);
    sum += term;
  }
  return sum * Math.exp(a * Math.log(z) - z - logGamma(a));
}

function upperByFraction(a: number, z: number): number {
  let b = z + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let result = d;
  for (let i = 1; i <= 10_000; i++) {
    const term = -i * (i - a);
    b += 2;
    d = 1 / (term * d + b);
    c = b + term / c;
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return result * Math.exp(a * Math.log(z) - z - logGamma(a));
}
