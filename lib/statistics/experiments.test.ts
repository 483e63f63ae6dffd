import { describe, expect, test } from "vitest";
import { alwaysValidInterval, alwaysValidPValue, reachAt } from "./always-valid";
import { armOf, ratioArmOf } from "./arm";
import { chiSquaredTail } from "./chi-squared";
import { differenceOf, liftOf } from "./contrast";
import { fixedHorizonInterval, fixedHorizonPValue } from "./fixed-horizon";
import { logGamma } from "./log-gamma";
import { createRandom } from "./random";
import { isSplitBroken, sampleRatioPValue } from "./sample-ratio";
import { tCdf, tQuantile } from "./students-t";
import { effectThatShows, unitsPerArm, unitsPerArmWhenPeeking, unitsUntilShown } from "./units-needed";

const must = <T>(value: T | null): T => {
  if (value === null) throw new Error("There is nothing to compare.");
  return value;
};
const rounded = (bounds: readonly number[], digits = 5) => bounds.map((bound) => Number(bound.toFixed(digits)));

describe("published numbers", () => {
  // Abramowitz and Stegun, tables 6.1 and 26.8 to 26.10.
  test.each([
    [0.5, 0.572_364_942_924_700_1],
    [10, 12.801_827_480_081_469],
    [0.1, 2.252_712_651_734_206],
  ])("ln Γ at %d", (x, value) => {
    expect(logGamma(x)).toBeCloseTo(value, 12);
  });

  test.each([
    [0.975, 1, 12.706_204_736],
    [0.975, 10, 2.228_138_852],
    [0.95, 5, 2.015_048_373],
    [0.995, 30, 2.749_995_654],
    [0.025, 120, -1.979_930_405],
  ])("Student's t: %d with %d degrees of freedom", (p, df, x) => {
    expect(tQuantile(p, df)).toBeCloseTo(x, 7);
    expect(tCdf(x, df)).toBeCloseTo(p, 9);
  });

  test.each([
    [3.841_459, 1, 0.05],
    [18.307_038, 10, 0.05],
    [0.393, 2, 0.821_601],
    [124.342_113, 100, 0.05],
  ])("χ² above %d with %d degrees of freedom", (x, df, p) => {
    expect(chiSquaredTail(x, df)).toBeCloseTo(p, 6);
  });

  // GrowthBook's own test data for its frequentist engine.
  const control = armOf({ n: 3407, sum: 1396.87, sumOfSquares: 52_377.976_7 });
  const treatment = armOf({ n: 3461, sum: 2422.7, sumOfSquares: 134_698.29 });

  test("Welch: the lift, with both means uncertain", () => {
    const lift = must(liftOf(control, treatment));
    expect(rounded([lift.value, lift.standardError])).toEqual([0.70732, 0.37879]);
    expect(rounded(fixedHorizonInterval(lift))).toEqual([-0.03526, 1.44989]);
    expect(fixedHorizonPValue(lift)).toBeCloseTo(0.06191, 5);
  });

  test("Welch: the difference", () => {
    const difference = must(differenceOf(control, treatment));
    expect(difference.value).toBeCloseTo(0.29, 5);
    expect(rounded(fixedHorizonInterval(difference))).toEqual([0.04538, 0.53462]);
    expect(fixedHorizonPValue(difference)).toBeCloseTo(0.02016, 5);
  });

  test("the confidence sequence of Waudby-Smith et al.", () => {
    const contrast = { value: 0.5, standardError: 0.1, degreesOfFreedom: 998, n: 1_000 };
    const [low, high] = alwaysValidInterval(contrast);
    expect((high - low) / 2).toBeCloseTo(0.336_389, 6);
    expect(alwaysValidPValue(contrast)).toBeCloseTo(0.000_751_62, 8);
  });

  test("sample ratio", () => {
    const even = [
      { units: 520, share: 0.5 },
      { units: 480, share: 0.5 },
    ];
    expect(must(sampleRatioPValue(even))).toBeCloseTo(0.205_903, 6);
    const uneven = [
      { units: 920, share: 90 },
      { units: 80, share: 10 },
    ];
    expect(must(sampleRatioPValue(uneven))).toBeCloseTo(0.035_015, 6);
  });

  // Lehr: 16 σ² / δ² units an arm, a little less in full.
  test("units for a difference of half a standard deviation", () => {
    expect(unitsPerArm({ variance: 1, effect: 0.5 })).toBe(63);
  });
});

describe("what cannot be said is not said", () => {
  const one = armOf({ n: 1, sum: 1, sumOfSquares: 1 });
  const some = armOf({ n: 20, sum: 4, sumOfSquares: 4 });
  test("one unit has no spread, and nothing can be a multiple of nothing", () => {
    expect(differenceOf(one, some)).toBeNull();
    expect(liftOf(armOf({ n: 20, sum: 0, sumOfSquares: 0 }), some)).toBeNull();
  });
  test("arms that never vary and are alike do not differ", () => {
    const still = armOf({ n: 50, sum: 50, sumOfSquares: 50 });
    const contrast = must(differenceOf(still, still));
    expect([fixedHorizonPValue(contrast), alwaysValidPValue(contrast)]).toEqual([1, 1]);
  });
  test("a few units are no broken split, hundreds to one are", () => {
    const split = (a: number, b: number) =>
      sampleRatioPValue([
        { units: a, share: 1 },
        { units: b, share: 1 },
      ]);
    expect(split(7, 1)).toBeNull();
    expect(isSplitBroken(split(7, 1))).toBe(false);
    expect(isSplitBroken(split(520, 480))).toBe(false);
    expect(isSplitBroken(split(700, 300))).toBe(true);
  });
});

/** Sums of a unit that made some requests, each right or wrong as this user's are. */
function simulateUser(random: () => number, share: number) {
  const requests = 1 + Math.floor(random() * 30);
  const own = Math.min(1, Math.max(0, share + (random() - 0.5) * 0.6));
  let right = 0;
  for (let request = 0; request < requests; request++) right += Number(random() < own);
  return { requests, right };
}

test("a ratio's error is that of its users, not of their requests", () => {
  const random = createRandom(11);
  const estimates: number[] = [];
  let [claimed, naive] = [0, 0];
  const [rounds, users] = [400, 200];
  for (let round = 0; round < rounds; round++) {
    const sums = { n: users, sum: 0, sumOfSquares: 0, denominatorSum: 0, denominatorSumOfSquares: 0, crossSum: 0 };
    for (let user = 0; user < users; user++) {
      const { requests, right } = simulateUser(random, 0.5);
      sums.sum += right;
      sums.sumOfSquares += right ** 2;
      sums.denominatorSum += requests;
      sums.denominatorSumOfSquares += requests ** 2;
      sums.crossSum += right * requests;
    }
    const arm = ratioArmOf(sums);
    estimates.push(arm.mean);
    claimed += Math.sqrt(arm.variance / arm.n) / rounds;
    naive += Math.sqrt((arm.mean * (1 - arm.mean)) / sums.denominatorSum) / rounds;
  }
  const mean = estimates.reduce((sum, value) => sum + value, 0) / rounds;
  const spread = Math.sqrt(estimates.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (rounds - 1));
  expect(claimed / spread).toBeGreaterThan(0.92);
  expect(claimed / spread).toBeLessThan(1.08);
  expect(naive / spread).toBeLessThan(0.75);
});

describe("twenty looks at two arms", () => {
  const looks = 20;
  const perLook = 100;

  /** How often some look of an experiment says that the arms differ. */
  function alarms(experiments: number, effect: number, says: (contrast: NonNullable<ReturnType<typeof differenceOf>>) => boolean): number {
    const random = createRandom(3);
    let alarmed = 0;
    for (let experiment = 0; experiment < experiments; experiment++) {
      const sums = [0, effect].map((shift) => ({ shift, n: 0, sum: 0, sumOfSquares: 0 }));
      let isAlarmed = false;
      for (let look = 0; look < looks && !isAlarmed; look++) {
        for (const arm of sums) {
          for (let unit = 0; unit < perLook; unit++) {
            const value = Number(random() < 0.3 + arm.shift);
            arm.n++;
            arm.sum += value;
            arm.sumOfSquares += value;
          }
        }
        const [control, treatment] = sums.map(armOf);
        const contrast = control && treatment && differenceOf(control, treatment);
        isAlarmed = contrast ? says(contrast) : false;
      }
      alarmed += Number(isAlarmed);
    }
    return alarmed / experiments;
  }

  test("where nothing differs, the naive test cries wolf and the sequential one keeps its promise", () => {
    const naive = alarms(1_500, 0, (contrast) => fixedHorizonPValue(contrast) < 0.05);
    const sequential = alarms(1_500, 0, (contrast) => alwaysValidPValue(contrast) < 0.05);
    expect(naive).toBeGreaterThan(0.18);
    expect(sequential).toBeLessThan(0.05);
  });

  test("a difference is found about as often as was planned", () => {
    const [variance, effect] = [0.3 * 0.7, 0.06];
    const planned = unitsPerArmWhenPeeking({ variance, effect });
    expect(planned).toBeGreaterThan(unitsPerArm({ variance, effect }));
    expect(planned).toBeLessThan(looks * perLook);
    expect(alarms(300, effect, (contrast) => alwaysValidPValue(contrast) < 0.05)).toBeGreaterThan(0.75);
  });

  test("units until a difference shows, and the difference that shows with them, say the same", () => {
    const [variance, effect] = [0.3 * 0.7, 0.06];
    const units = unitsUntilShown({ variance, effect, share: 0.5 });
    expect(Math.abs(units - 2 * unitsPerArmWhenPeeking({ variance, effect }))).toBeLessThanOrEqual(2);
    expect(effectThatShows({ variance, units, share: 0.5 })).toBeCloseTo(effect, 4);
    // A hundredth of the traffic tells much less than half of it.
    expect(unitsUntilShown({ variance, effect, share: 0.01 })).toBeGreaterThan(15 * units);
  });

  test("interval and p-value say the same", () => {
    const reach = reachAt(3_000, 0.05);
    const contrast = (errors: number) => ({ value: errors * 0.1, standardError: 0.1, degreesOfFreedom: 2_998, n: 3_000 });
    expect(alwaysValidPValue(contrast(reach))).toBeCloseTo(0.05, 10);
    expect(alwaysValidInterval(contrast(reach))[0]).toBeCloseTo(0, 12);
  });
});
