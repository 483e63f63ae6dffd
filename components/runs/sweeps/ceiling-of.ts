/** What all runs may cost at most, as it is sent: nothing typed is the upper end of the plan, and 0 is 0. */
export function ceilingOf(typed: string, upperUsd: number): number {
  const usd = typed.trim() === "" ? upperUsd : Number(typed);
  return Number.isNaN(usd) ? upperUsd : usd;
}
