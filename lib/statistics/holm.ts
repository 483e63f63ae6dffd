/**
 * p-values of a family of tests, raised so that calling those under 5% finds a difference where there is none in at most 5% of families,
 * whatever hangs together. Holm, Scand. J. Stat. 6:65, 1979.
 */
export function holm(pValues: readonly number[]): number[] {
  const adjusted = new Array<number>(pValues.length);
  let highest = 0;
  for (const [rank, { value, index }] of smallestFirst(pValues).entries()) {
    highest = Math.max(highest, Math.min(1, value * (pValues.length - rank)));
    adjusted[index] = highest;
  }
  return adjusted;
}

export function smallestFirst(pValues: readonly number[]): { value: number; index: number }[] {
  return pValues.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
}
