/** A finished run: what it learned from, and how long that took. */
export interface TimedRun {
  trainedTokens: number;
  seconds: number;
}

type Range = [number, number];

const fewRuns = 5;

/** How long this many tokens are likely to take where these runs were trained; null where there was none. */
export function likelySeconds(runs: readonly TimedRun[], [low, high]: readonly [number, number]): Range | null {
  const paces = runs.map(({ seconds, trainedTokens }) => seconds / trainedTokens).sort((a, b) => a - b);
  if (paces.length === 0) return null;
  // A few runs have not shown yet how fast and how slow it gets.
  const doubt = paces.length < fewRuns ? 1 + 1 / (paces.length + 1) : 1;
  return [(low * quantile(paces, 0.1)) / doubt, high * quantile(paces, 0.9) * doubt];
}

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}
