import { type GroupTally, momentsOfTally } from "./group-tally";
import { type Bounds, clamp } from "./interval";

/** What a gambler is shown: sums by source of values within bounds. */
export interface Stakes {
  tally: GroupTally;
  bounds: Bounds;
  /** Values of the largest source that there is, seen or not: fixed before the first look. */
  largestSource: number;
}

/** Bets spread evenly over all there are. Any spread keeps the promise; this one loses little to the best bet in hindsight. */
const betCount = 200;
const bets = Array.from({ length: betCount }, (_, index) => (index + 0.5) / betCount);

/**
 * How many times its stake a gambler would have now who bets on every source against a mean of `mean`, as a logarithm. If that is the mean, the
 * game is fair, whatever else is true of the values, and it ever comes to 1/α with a chance of α at most (Ville, 1939). A mixture of bets that
 * are fixed in advance: Orabona and Jun, arXiv 2110.14099; Waudby-Smith and Ramdas, arXiv 2010.09686. Where values are −1, 0 or 1 and the mean
 * is 0 it is McNemar's test made sequential: Robbins, Ann. Math. Stat. 41:1397, 1970. A source is one bet, however many values it has, so that
 * what hangs together counts once; the order of sources must be chance.
 */
export function logCapital(mean: number, { tally, bounds: [lowest, highest], largestSource }: Stakes): number {
  const width = highest - lowest;
  const m = (mean - lowest) / width;
  const gains = tally.map(({ size, sum, count }) => ({
    gain: ((sum - size * lowest) / width - size * m) / (m * (1 - m) * largestSource),
    count,
  }));
  const logs = bets.map((bet) => gains.reduce((total, { gain, count }) => total + count * Math.log1p((bet - m) * gain), 0));
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((total, log) => total + Math.exp(log - most), 0) / betCount);
}

/** How likely so much, or more, would ever have been won if the mean were `mean`: valid at every look at once. */
export function bettingPValue(mean: number, stakes: Stakes): number {
  return Math.min(1, Math.exp(-logCapital(mean, stakes)));
}

/** Halvings until an end is found to a hair. */
const halvings = 40;
const hair = 1e-9;

/** Means against which less than 1/α was won: an interval that holds the truth at every look at once. */
export function bettingInterval(stakes: Stakes, confidence = 0.95): Bounds {
  const [lowest, highest] = stakes.bounds;
  const room = hair * (highest - lowest);
  const { n, mean } = momentsOfTally(stakes.tally);
  if (n === 0) return [lowest, highest];
  const enough = -Math.log(1 - confidence);
  const isIn = (value: number) => logCapital(value, stakes) < enough;
  const middle = clamp(mean, lowest + room, highest - room);
  const endTowards = (edge: number, stop: number) => {
    if (isIn(stop)) return edge;
    let [inside, outside] = [middle, stop];
    for (let step = 0; step < halvings; step++) {
      const between = (inside + outside) / 2;
      if (isIn(between)) inside = between;
      else outside = between;
    }
    return outside;
  };
  return [endTowards(lowest, lowest + room), endTowards(highest, highest - room)];
}
