/** Cases of the largest source; 1 where each has its own. */
export function largestSource(cases: readonly { source: string | number | null }[]): number {
  const sizes = new Map<string | number, number>();
  for (const { source } of cases) if (source !== null) sizes.set(source, (sizes.get(source) ?? 0) + 1);
  return [...sizes.values()].reduce((most, size) => Math.max(most, size), 1);
}
