/** How likely it is that at least `hits` of `n` independent tries succeed, each with the given chance. */
export function binomialTail(hits: number, n: number, chance: number): number {
  let ways = 1;
  let tail = 0;
  for (let k = 0; k <= n; k++) {
    if (k > 0) ways *= (n - k + 1) / k;
    if (k >= hits) tail += ways * chance ** k * (1 - chance) ** (n - k);
  }
  return Math.min(1, tail);
}
