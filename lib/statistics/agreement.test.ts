import { describe, expect, test } from "vitest";
import { rankCorrelation } from "./rank-correlation";
import { weightedKappa } from "./weighted-kappa";

/** Husbands and wives about sexual fun, Agresti, "Categorical Data Analysis", 1990, table 2.10; figures as the R package vcd prints them. */
const couples = [
  [7, 7, 2, 3],
  [2, 8, 3, 7],
  [1, 5, 4, 9],
  [2, 8, 9, 14],
];
const standardError = (estimate: { value: number; low: number } | null) =>
  ((estimate?.value ?? 0) - (estimate?.low ?? 0)) / 1.959963984540054;

describe("weighted κ", () => {
  test("is Cohen's without weights", () => {
    const kappa = weightedKappa(couples, "none");
    expect(kappa?.value).toBeCloseTo(0.1293, 4);
    expect(standardError(kappa)).toBeCloseTo(0.0686, 4);
  });

  test("with equal spacing", () => {
    const kappa = weightedKappa(couples, "linear");
    expect(kappa?.value).toBeCloseTo(0.2374, 4);
    expect(standardError(kappa)).toBeCloseTo(0.07832, 4);
  });

  test("with squares it is the intraclass correlation, up to a term of 1 / n (Fleiss and Cohen, Educ. Psychol. Meas. 33:613, 1973)", () => {
    const pairs = couples.flatMap((row, i) => row.flatMap((count, j) => Array.from({ length: count }, () => [i, j] as const)));
    const n = pairs.length;
    const [a, b] = [0, 1].map((side) => pairs.reduce((sum, pair) => sum + (pair[side] ?? 0), 0) / n);
    const covariance = pairs.reduce((sum, [i, j]) => sum + (i - (a ?? 0)) * (j - (b ?? 0)), 0);
    const spread = pairs.reduce((sum, [i, j]) => sum + (i - (a ?? 0)) ** 2 + (j - (b ?? 0)) ** 2, 0) + n * ((a ?? 0) - (b ?? 0)) ** 2;
    expect(weightedKappa(couples, "quadratic")?.value).toBeCloseTo((2 * covariance) / spread, 12);
  });

  test("has no value where all said the same, and no certainty where all agreed", () => {
    expect(
      weightedKappa(
        [
          [9, 0],
          [0, 0],
        ],
        "quadratic",
      ),
    ).toBeNull();
    expect(
      weightedKappa(
        [
          [0, 0],
          [0, 0],
        ],
        "none",
      ),
    ).toBeNull();
    const all = weightedKappa(
      [
        [5, 0],
        [0, 5],
      ],
      "quadratic",
    );
    expect(all).toMatchObject({ value: 1, high: 1 });
    expect(all?.low).toBeLessThan(0.6);
  });
});

describe("rank correlation", () => {
  /** The worked example of Wikipedia's article on Spearman's ρ: ρ = −29/165. */
  const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
  const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];

  test("of the textbook", () => {
    const rho = rankCorrelation(iq.map((value, index) => [value, hours[index] ?? 0]));
    expect(rho?.value).toBeCloseTo(-29 / 165, 12);
    const reach = 1.959963984540054 * Math.sqrt((1 + (29 / 165) ** 2 / 2) / 7);
    expect(rho?.low).toBeCloseTo(Math.tanh(Math.atanh(-29 / 165) - reach), 9);
    expect(rho?.high).toBeGreaterThan(0);
  });

  test("ties share their mean rank; what never varies has none", () => {
    expect(
      rankCorrelation([
        [1, 1],
        [1, 1],
        [2, 2],
        [2, 2],
        [3, 3],
      ])?.value,
    ).toBe(1);
    expect(
      rankCorrelation([
        [1, 2],
        [1, 3],
        [1, 4],
        [1, 5],
      ]),
    ).toBeNull();
    expect(
      rankCorrelation([
        [1, 2],
        [2, 3],
      ]),
    ).toBeNull();
  });
});
