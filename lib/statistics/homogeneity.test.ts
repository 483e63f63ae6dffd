import { describe, expect, test } from "vitest";
import { chiSquaredTail } from "./chi-squared";
import { frequentEnough, homogeneityPValue } from "./homogeneity";
import { createRandom } from "./random";
import { stabilityIndex } from "./stability-index";

describe("χ² of homogeneity", () => {
  test("as in the handbook of SciPy: 10, 10, 20 against 20, 20, 20", () => {
    expect(
      homogeneityPValue([
        [10, 20],
        [10, 20],
        [20, 20],
      ]),
    ).toBeCloseTo(0.249_352_208_777_296, 10);
  });

  test("two by two it is the shortcut, n (ad − bc)² ÷ (r₁ r₂ c₁ c₂)", () => {
    const [a, b, c, d] = [43, 44, 57, 58];
    const [x, y] = [20, 44];
    const shortcut = (one: number, other: number, third: number, fourth: number) =>
      ((one + other + third + fourth) * (one * fourth - other * third) ** 2) /
      ((one + other) * (third + fourth) * (one + third) * (other + fourth));
    const pValue = (one: number, other: number, third: number, fourth: number) =>
      homogeneityPValue([
        [one, other],
        [third, fourth],
      ]);
    expect(pValue(a, b, c, d)).toBeCloseTo(chiSquaredTail(shortcut(a, b, c, d), 1), 12);
    expect(pValue(x, y, c, d)).toBeCloseTo(chiSquaredTail(shortcut(x, y, c, d), 1), 12);
    expect(pValue(x, y, c, d)).toBeLessThan(0.05);
  });

  test("what is rare is counted together, and where nothing is left to compare nothing is said", () => {
    expect(
      frequentEnough([
        [40, 40],
        [1, 1],
        [30, 30],
        [2, 1],
      ]),
    ).toEqual([
      [40, 40],
      [33, 32],
    ]);
    expect(
      homogeneityPValue([
        [3, 2],
        [1, 1],
      ]),
    ).toBeNull();
    expect(homogeneityPValue([[300, 200]])).toBeNull();
    expect(homogeneityPValue([])).toBeNull();
  });
});

describe("population stability index", () => {
  test("by hand: half and half became six to four", () => {
    expect(
      stabilityIndex([
        [50, 60],
        [50, 40],
      ]),
    ).toBeCloseTo(0.1 * Math.log(1.2) + 0.1 * Math.log(1.25), 12);
    expect(
      stabilityIndex([
        [10, 10],
        [90, 90],
      ]),
    ).toBe(0);
    expect(
      Number.isFinite(
        stabilityIndex([
          [100, 0],
          [0, 100],
        ]),
      ),
    ).toBe(true);
    expect(stabilityIndex([])).toBe(0);
  });

  // Yurdakul, "Statistical properties of population stability index", 2018: (B − 1) (1/n + 1/m) on average where nothing changed.
  test("where nothing changed it is on average what theory says", () => {
    const random = createRandom(11);
    const [bins, n, m, times] = [10, 1_000, 500, 300];
    const draw = (count: number) => {
      const counts = Array.from({ length: bins }, () => 0);
      for (let index = 0; index < count; index++) {
        const bin = Math.floor(random() * bins);
        counts[bin] = (counts[bin] ?? 0) + 1;
      }
      return counts;
    };
    let sum = 0;
    for (let time = 0; time < times; time++) {
      const [one, other] = [draw(n), draw(m)];
      sum += stabilityIndex(one.map((count, bin) => [count, other[bin] ?? 0] as const));
    }
    expect(sum / times / ((bins - 1) * (1 / n + 1 / m))).toBeCloseTo(1, 1);
  });
});
