import { describe, expect, test } from "vitest";
import { casesNeeded } from "./cases-needed";
import { detectableDifference } from "./detectable-difference";
import { mcnemar, mcnemarCorrected, mcnemarExact } from "./mcnemar";
import { newcombeInterval } from "./newcombe";
import { normalCdf, normalQuantile } from "./normal";
import { createRandom } from "./random";
import { tangoInterval, tangoScore } from "./tango";
import { wilsonInterval } from "./wilson";

const close = (actual: number, expected: number) => expect(actual).toBeCloseTo(expected, 6);

describe("published numbers", () => {
  test.each([
    [0, 0.5],
    [1.96, 0.975_002_104_851_779_5],
    [-3, 0.001_349_898_031_630_094_6],
    [5, 0.999_999_713_348_428],
  ])("normal cdf at %d", (x, share) => {
    expect(normalCdf(x)).toBeCloseTo(share, 13);
  });

  test.each([
    [0.975, 1.959_963_984_540_054],
    [0.75, 0.674_489_750_196_081_7],
    [0.001, -3.090_232_306_167_813],
    [0.999_999, 4.753_424_308_822_899],
  ])("normal quantile of %d", (p, x) => {
    expect(normalQuantile(p)).toBeCloseTo(x, 9);
  });

  test.each([
    [0, 10, 0, 0.277_533],
    [10, 10, 0.722_467, 1],
    [81, 100, 0.722_212, 0.874_852],
  ])("Wilson: %d of %d", (successes, n, low, high) => {
    const interval = wilsonInterval(successes, n);
    close(interval[0], low);
    close(interval[1], high);
  });

  test("Newcombe: 48 of 80 after 56 of 70", () => {
    const [low, high] = newcombeInterval({ successes: 56, n: 70 }, { successes: 48, n: 80 });
    close(low, -0.333_873);
    close(high, -0.052_431);
  });

  test.each([
    [10, 20, 0.098_737, 0.100_348],
    [5, 15, 0.041_389, 0.044_171],
  ])("McNemar: %d against %d", (b, c, exact, corrected) => {
    close(mcnemarExact(b, c), exact);
    close(mcnemarCorrected(b, c), corrected);
    close(mcnemar(b, c), b + c < 25 ? exact : corrected);
    expect(mcnemar(c, b)).toBe(mcnemar(b, c));
  });

  test("McNemar: nothing differs, nothing is said", () => {
    expect([mcnemar(0, 0), mcnemar(3, 3), mcnemar(200, 200)]).toEqual([1, 1, 1]);
  });

  // Fagerland, Lydersen and Laake 2014, table 6: 1 of 21 only after, 7 only before.
  test("Tango: airway responsiveness before and after a transplant", () => {
    const [low, high] = tangoInterval({ onlySecond: 1, onlyFirst: 7, n: 21 });
    expect([low.toFixed(3), high.toFixed(3)]).toEqual(["-0.517", "-0.026"]);
  });

  test("Connor: a fifth differs, by a tenth, eight times in ten", () => {
    const differences = [
      { value: 1, count: 15 },
      { value: -1, count: 5 },
      { value: 0, count: 80 },
    ];
    expect(casesNeeded(differences)).toBe(155);
  });
});

describe("the smallest difference that shows", () => {
  test("is what Connor's formula asks so many cases for", () => {
    // (1.959964 √0.4 + 0.841621 √(0.4 − 0.2²))² / 0.2² = 76.09
    expect(detectableDifference(77, 0.4)).toBeCloseTo(0.2, 2);
    expect(detectableDifference(76, 0.4)).toBeGreaterThan(0.2);
    expect(detectableDifference(312, 0.2)).toBeCloseTo(0.0706, 3);
    expect(detectableDifference(20, 0.2)).toBeNull();
    expect(detectableDifference(0, 0.2)).toBeNull();
    expect(() => detectableDifference(10, 0)).toThrow(RangeError);
  });

  test("shows in eight of ten simulated evaluations", () => {
    const [cases, discordant, rounds] = [400, 0.2, 2_000];
    const difference = detectableDifference(cases, discordant) ?? 0;
    const random = createRandom(7);
    let shown = 0;
    for (let round = 0; round < rounds; round++) {
      const only = [0, 0];
      for (let one = 0; one < cases; one++) {
        const draw = random();
        if (draw < (discordant + difference) / 2) only[0] = (only[0] ?? 0) + 1;
        else if (draw < discordant) only[1] = (only[1] ?? 0) + 1;
      }
      const [wins = 0, losses = 0] = only;
      if (Math.abs(wins - losses) / Math.sqrt(wins + losses) > 1.959964) shown++;
    }
    expect(shown / rounds).toBeGreaterThan(0.77);
    expect(shown / rounds).toBeLessThan(0.83);
  });
});

describe("Tango's score", () => {
  /** The likeliest shares with a given difference, found by looking everywhere. */
  function scoreBySearch(onlySecond: number, onlyFirst: number, n: number, delta: number): number {
    let best = Number.NEGATIVE_INFINITY;
    let at = 0;
    for (let i = 0; i <= 200_000; i++) {
      const first = Math.max(0, -delta) + (i / 200_000) * ((1 - Math.abs(delta)) / 2);
      const second = first + delta;
      const log = (count: number, share: number) => (count === 0 ? 0 : count * Math.log(share));
      const likelihood = log(onlySecond, second) + log(onlyFirst, first) + log(n - onlySecond - onlyFirst, 1 - first - second);
      if (likelihood > best) [best, at] = [likelihood, first];
    }
    return (onlySecond - onlyFirst - n * delta) / Math.sqrt(n * (2 * at + delta - delta * delta));
  }

  test.each([
    [12, 2, 50],
    [1, 7, 21],
    [3, 0, 40],
  ])("%d and %d of %d: the closed form is the maximum of the likelihood", (onlySecond, onlyFirst, n) => {
    for (const delta of [-0.4, -0.1, 0.05, 0.3])
      expect(tangoScore({ onlySecond, onlyFirst, n }, delta)).toBeCloseTo(scoreBySearch(onlySecond, onlyFirst, n, delta), 3);
  });

  test("no case differs: the interval still has a width", () => {
    const [low, high] = tangoInterval({ onlySecond: 0, onlyFirst: 0, n: 100 });
    expect(high).toBeCloseTo(1.96 ** 2 / (100 + 1.96 ** 2), 3);
    expect(low).toBeCloseTo(-high, 9);
  });

  test("every case differs", () => {
    const [low, high] = tangoInterval({ onlySecond: 100, onlyFirst: 0, n: 100 });
    expect(high).toBeCloseTo(1, 9);
    expect(low).toBeGreaterThan(0.9);
  });
});
