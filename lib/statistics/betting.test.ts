import { describe, expect, test } from "vitest";
import { bettingInterval, bettingPValue, logCapital, type Stakes } from "./betting";
import { type FromSource, tallyGroups } from "./group-tally";
import { clamp } from "./interval";
import { logGamma } from "./log-gamma";
import { createRandom } from "./random";

const differences: [number, number] = [-1, 1];
const stakesOf = (values: FromSource[], bounds = differences, largestSource = 1): Stakes => ({
  tally: tallyGroups(values),
  bounds,
  largestSource,
});
const alone = (value: number, count: number) => Array.from({ length: count }, () => ({ source: null, value }));
const signs = (gains: number, losses: number, ties = 0) => stakesOf([...alone(1, gains), ...alone(-1, losses), ...alone(0, ties)]);

describe("reference values", () => {
  /** Robbins 1970: 2^n / ((n + 1) · n over k), the mixture of all bets on a coin. */
  const robbins = (k: number, n: number) => n * Math.log(2) - Math.log(n + 1) - logChoose(n, k);
  const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

  test.each([
    [9, 1, 1024 / (11 * 10)],
    [11, 1, 4096 / (13 * 12)],
    [15, 5, 1_048_576 / (21 * 15_504)],
    [20, 10, 1_073_741_824 / (31 * 30_045_015)],
  ])("%i gains and %i losses win %f times the stake", (gains, losses, capital) => {
    // A mixture of 200 bets instead of all of them.
    expect(Math.exp(logCapital(0, signs(gains, losses))) / capital).toBeCloseTo(1, 3);
    expect(Math.log(capital)).toBeCloseTo(robbins(gains, gains + losses), 9);
  });

  test("many cases win what the closed form says, and ties say nothing about a difference of 0", () => {
    for (const [gains, losses] of [
      [70, 30],
      [300, 250],
      [620, 480],
    ] as const) {
      expect(logCapital(0, signs(gains, losses))).toBeCloseTo(robbins(gains, gains + losses), 6);
      expect(logCapital(0, signs(gains, losses, 500))).toBeCloseTo(robbins(gains, gains + losses), 6);
    }
  });

  /** For shares the interval is the set of p with (n + 1) · n over k · p^k · (1 − p)^(n − k) > α; ibid. */
  test.each([
    [10, 20],
    [81, 100],
    [180, 400],
  ])("%i right of %i: both ends of the interval win 20 times the stake by the closed form", (k, n) => {
    const interval = bettingInterval(stakesOf([...alone(1, k), ...alone(0, n - k)], [0, 1]));
    for (const end of interval)
      expect(Math.log(n + 1) + logChoose(n, k) + k * Math.log(end) + (n - k) * Math.log(1 - end)).toBeCloseTo(Math.log(0.05), 3);
    expect(interval[0]).toBeLessThan(k / n);
    expect(interval[1]).toBeGreaterThan(k / n);
  });

  test("a p-value is one over what was won, and at most 1", () => {
    expect(bettingPValue(0, signs(11, 1))).toBeCloseTo(156 / 4096, 4);
    expect(bettingPValue(0, signs(5, 5))).toBe(1);
    expect(bettingPValue(0, stakesOf([]))).toBe(1);
  });
});

describe("an interval", () => {
  test("is symmetric, holds the mean, narrows with the square root of the cases, and agrees with the p-value", () => {
    const [low, high] = bettingInterval(signs(30, 10, 60));
    const [otherLow, otherHigh] = bettingInterval(signs(10, 30, 60));
    expect([otherLow, otherHigh]).toEqual([expect.closeTo(-high, 6), expect.closeTo(-low, 6)]);
    expect(low > 0).toBe(bettingPValue(0, signs(30, 10, 60)) < 0.05);
    const [wideLow, wideHigh] = bettingInterval(signs(12, 8, 80));
    const [narrowLow, narrowHigh] = bettingInterval(signs(48, 32, 320));
    expect((wideHigh - wideLow) / (narrowHigh - narrowLow)).toBeGreaterThan(1.6);
  });

  test("of nothing is everything, and all alike is no certainty", () => {
    expect(bettingInterval(stakesOf([]))).toEqual([-1, 1]);
    const [low, high] = bettingInterval(stakesOf(alone(1, 40), [0, 1]));
    expect(high).toBe(1);
    expect(low).toBeGreaterThan(0.8);
    expect(low).toBeLessThan(0.95);
  });

  test("counts a source once: ten cases of one source are no surer than one of its size", () => {
    const grouped = Array.from({ length: 20 }, (_, source) => Array.from({ length: 10 }, () => ({ source, value: source < 15 ? 1 : -1 })));
    const together = bettingInterval(stakesOf(grouped.flat(), differences, 10));
    const once = bettingInterval(signs(15, 5));
    expect(together).toEqual([expect.closeTo(once[0], 6), expect.closeTo(once[1], 6)]);
  });
});

/** Looks after every source; the count of cases at the first look that tells the mean from `against`, else null. */
function settledAfter(draw: () => FromSource[], sources: number, against: number, largestSource: number, from = 1): number | null {
  const seen = new Map<string, { size: number; sum: number; count: number }>();
  let cases = 0;
  for (let index = 0; index < sources; index++) {
    const values = draw();
    const sum = values.reduce((total, { value }) => total + value, 0);
    const key = `${values.length} ${sum.toFixed(6)}`;
    seen.set(key, { size: values.length, sum, count: (seen.get(key)?.count ?? 0) + 1 });
    cases += values.length;
    const stakes = { tally: [...seen.values()], bounds: differences, largestSource };
    if (cases >= from && logCapital(against, stakes) >= Math.log(20)) return cases;
  }
  return null;
}

const worlds = (random: () => number): Record<string, { draw: () => FromSource[]; mean: number; largest: number; sources: number }> => {
  const one = (value: number) => [{ source: null, value }];
  const binary = (gain: number, loss: number) => () => {
    const drawn = random();
    return one(drawn < gain ? 1 : drawn < gain + loss ? -1 : 0);
  };
  return {
    "equal models that differ on four cases of ten": { draw: binary(0.2, 0.2), mean: 0, largest: 1, sources: 400 },
    "equal models that differ on two cases of a hundred": { draw: binary(0.01, 0.01), mean: 0, largest: 1, sources: 400 },
    "one that is ten points better, against ten points": { draw: binary(0.25, 0.15), mean: 0.1, largest: 1, sources: 400 },
    "scores in between, seldom far up and often a little down": {
      draw: () => one(random() < 0.1 ? 0.9 : -0.1),
      mean: 0,
      largest: 1,
      sources: 400,
    },
    "sources of one to eight cases that go the same way": {
      draw: () => {
        const size = 1 + Math.floor(random() * 8);
        const value = random() < 0.5 ? 1 : -1;
        return Array.from({ length: size }, () => ({ source: "s", value }));
      },
      mean: 0,
      largest: 8,
      sources: 150,
    },
  };
};

describe("looked at after every case", () => {
  const runs = 400;
  test.each(Object.keys(worlds(createRandom(1))))("%s are told apart in at most one run of twenty", (name) => {
    const random = createRandom(20_261_129);
    const world = worlds(random)[name];
    if (!world) throw new Error(`There is no world “${name}”.`);
    let told = 0;
    for (let index = 0; index < runs; index++) if (settledAfter(world.draw, world.sources, world.mean, world.largest) !== null) told++;
    expect(told / runs).toBeLessThanOrEqual(0.05);
  });

  /** What `docs/evaluations.md` promises. */
  test.each([
    { gain: 0.4, loss: 0.1, within: 1_000, least: 0.99, mostOfCases: 0.1 },
    { gain: 0.25, loss: 0.1, within: 1_000, least: 0.99, mostOfCases: 0.25 },
    { gain: 0.2, loss: 0.1, within: 1_000, least: 0.95, mostOfCases: 0.45 },
  ])("a gain of $gain against a loss of $loss settles long before the last case", ({ gain, loss, within, least, mostOfCases }) => {
    const random = createRandom(7);
    const draw = () => {
      const drawn = random();
      return [{ source: null, value: drawn < gain ? 1 : drawn < gain + loss ? -1 : 0 }];
    };
    const ends = Array.from({ length: 120 }, () => settledAfter(draw, within, 0, 1, 30));
    const settled = ends.filter((end) => end !== null);
    expect(settled.length / ends.length).toBeGreaterThanOrEqual(least);
    const mean = ends.reduce<number>((sum, end) => sum + (end ?? within), 0) / ends.length;
    expect(mean / within).toBeLessThanOrEqual(mostOfCases);
    expect(clamp(mean, 30, within)).toBe(mean);
  });
});
