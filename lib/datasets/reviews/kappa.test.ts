import { describe, expect, test } from "vitest";
import { agreementVerdict, wordFor } from "./agreement-verdict";
import { cohenKappa, fleissKappa, type RatedAlike } from "./kappa";

const once = (rows: number[][]): RatedAlike[] => rows.map((counts) => ({ counts, times: 1 }));

/** Fleiss 1971, table 1: 30 patients, 6 psychiatrists; depression, personality disorder, schizophrenia, neurosis, other. */
const psychiatrists = [
  [0, 0, 0, 6, 0],
  [0, 3, 0, 0, 3],
  [0, 1, 4, 0, 1],
  [0, 0, 0, 0, 6],
  [0, 3, 0, 3, 0],
  [2, 0, 4, 0, 0],
  [0, 0, 4, 0, 2],
  [2, 0, 3, 1, 0],
  [2, 0, 0, 4, 0],
  [0, 0, 0, 0, 6],
  [1, 0, 0, 5, 0],
  [1, 1, 0, 4, 0],
  [0, 3, 3, 0, 0],
  [1, 0, 0, 5, 0],
  [0, 2, 0, 3, 1],
  [0, 0, 5, 0, 1],
  [3, 0, 0, 1, 2],
  [5, 1, 0, 0, 0],
  [0, 2, 0, 4, 0],
  [1, 0, 2, 0, 3],
  [0, 0, 0, 0, 6],
  [0, 1, 0, 5, 0],
  [0, 2, 0, 1, 3],
  [2, 0, 0, 4, 0],
  [1, 0, 0, 4, 1],
  [0, 5, 0, 1, 0],
  [4, 0, 0, 0, 2],
  [0, 2, 0, 4, 0],
  [1, 0, 5, 0, 0],
  [0, 0, 0, 0, 6],
];

/** The worked example that textbooks and encyclopaedias repeat: 10 subjects, 14 raters, 5 categories. */
const fourteenRaters = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
];

describe("Cohen's κ", () => {
  test.each([
    // The classic tables of two readers of 50 and 100 proposals.
    [
      [
        [20, 5],
        [10, 15],
      ],
      0.4,
    ],
    [
      [
        [45, 15],
        [25, 15],
      ],
      0.1304,
    ],
    [
      [
        [25, 35],
        [5, 35],
      ],
      0.2593,
    ],
  ])("of %j is %f", (table, expected) => {
    expect(cohenKappa(table)?.value).toBeCloseTo(expected, 4);
  });

  test("has the value and standard error of Fleiss, Levin and Paik's diagnoses (table 18.1)", () => {
    const kappa = cohenKappa([
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ]);
    expect(kappa?.observed).toBeCloseTo(0.89, 10);
    expect(kappa?.expected).toBeCloseTo(0.66, 10);
    expect(kappa?.value).toBeCloseTo(0.676, 3);
    expect(kappa?.standardError).toBeCloseTo(0.088, 3);
  });

  test("is nothing where both always say the same one thing, or nothing was judged", () => {
    expect(
      cohenKappa([
        [40, 0],
        [0, 0],
      ]),
    ).toBeNull();
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNull();
  });
});

describe("Fleiss' κ", () => {
  test("of fourteen raters is 0.210", () => {
    const kappa = fleissKappa(once(fourteenRaters));
    expect(kappa?.observed).toBeCloseTo(0.378, 3);
    expect(kappa?.expected).toBeCloseTo(0.213, 3);
    expect(kappa?.value).toBeCloseTo(0.21, 3);
  });

  test("of the six psychiatrists is 0.430", () => {
    const kappa = fleissKappa(once(psychiatrists));
    expect(kappa?.observed).toBeCloseTo(0.556, 3);
    expect(kappa?.expected).toBeCloseTo(0.22, 3);
    expect(kappa?.value).toBeCloseTo(0.43, 3);
  });

  test("has nearly the standard error that leaving out one patient at a time gives", () => {
    const leftOut = psychiatrists.map((_, index) => fleissKappa(once(psychiatrists.filter((_, at) => at !== index)))?.value ?? 0);
    const n = leftOut.length;
    const mean = leftOut.reduce((a, b) => a + b, 0) / n;
    const jackknife = Math.sqrt(((n - 1) / n) * leftOut.reduce((total, value) => total + (value - mean) ** 2, 0));
    expect((fleissKappa(once(psychiatrists))?.standardError ?? 0) / jackknife).toBeCloseTo(1, 1);
  });

  test("counts a pattern that came several times as often as it came", () => {
    const many = fleissKappa([
      { counts: [2, 1], times: 3 },
      { counts: [0, 3], times: 2 },
    ]);
    expect(many).toEqual(
      fleissKappa(
        once([
          [2, 1],
          [2, 1],
          [2, 1],
          [0, 3],
          [0, 3],
        ]),
      ),
    );
  });

  test("claims no certainty where everybody agreed", () => {
    const kappa = fleissKappa([
      { counts: [2, 0], times: 20 },
      { counts: [0, 2], times: 20 },
    ]);
    expect(kappa).toMatchObject({ value: 1, high: 1 });
    expect(kappa?.low).toBeCloseTo((40 / (40 + 3.8415) - 0.5) / 0.5, 4);
  });
});

describe("the verdict", () => {
  test.each([
    [0.81, "almost perfect"],
    [0.8, "substantial"],
    [0.41, "moderate"],
    [0.21, "fair"],
    [0.01, "slight"],
    [0, "no better than chance"],
    [-0.3, "no better than chance"],
  ])("of %f is %s", (kappa, word) => {
    expect(wordFor(kappa)).toBe(word);
  });

  test("is refused on too few examples, however well they agree", () => {
    const perfect = { value: 1, low: 0.9, high: 1 };
    expect(agreementVerdict({ kappa: perfect, exampleCount: 29 })).toMatchObject({ isVerdictRefused: true });
    expect(agreementVerdict({ kappa: perfect, exampleCount: 30 })).toEqual({
      verdict: "Agreement is almost perfect. People mean the same by a good answer.",
      isVerdictRefused: false,
    });
  });

  test("names both ends of its interval", () => {
    expect(agreementVerdict({ kappa: { value: 0.5, low: 0.3, high: 0.7 }, exampleCount: 60 }).verdict).toBe(
      "Agreement lies between fair and substantial. More judgements would tell.",
    );
  });

  test("is refused where κ has no value", () => {
    expect(agreementVerdict({ kappa: null, exampleCount: 60 })).toMatchObject({ isVerdictRefused: true });
  });
});
