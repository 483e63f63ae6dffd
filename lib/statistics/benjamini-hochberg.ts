import { smallestFirst } from "./holm";

/**
 * p-values of a family of tests, raised so that of those called different at 5%, about one in twenty is not. Benjamini and Hochberg,
 * J. R. Stat. Soc. B 57:289, 1995.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const adjusted = new Array<number>(pValues.length);
  let lowest = 1;
  for (const [fromTop, { value, index }] of smallestFirst(pValues).reverse().entries()) {
    lowest = Math.min(lowest, (value * pValues.length) / (pValues.length - fromTop));
    adjusted[index] = lowest;
  }
  return adjusted;
}
