import { describe, expect, test } from "vitest";
import { contrast, contrastInterval, contrastPValue, fitBradleyTerry, type PairOutcome, shareOf } from "./bradley-terry";
import { connectedGroups, hasFiniteFit } from "./comparison-graph";
import { createRandom } from "./random";

/**
 * Games of the American League's Eastern Division, 1987: Agresti, "Categorical Data Analysis", 2nd ed., 2002, section 10.6. `wins[i][j]` of the
 * team at home, and of its guest. Coefficients and standard errors as the R package BradleyTerry2 prints them for these data (Turner and Firth,
 * J. Stat. Softw. 48(9), 2012), against Baltimore.
 */
const teams = ["Milwaukee", "Detroit", "Toronto", "New York", "Boston", "Cleveland", "Baltimore"] as const;
const season = [
  ["", "4-3", "4-2", "4-3", "6-1", "4-2", "6-0"],
  ["3-3", "", "4-2", "4-3", "6-0", "6-1", "4-3"],
  ["2-5", "4-3", "", "2-4", "4-3", "4-2", "6-0"],
  ["3-3", "5-1", "2-5", "", "4-3", "4-2", "6-1"],
  ["5-1", "2-5", "3-3", "4-2", "", "5-2", "6-0"],
  ["2-5", "3-3", "3-4", "4-3", "4-2", "", "2-4"],
  ["2-5", "1-5", "1-6", "2-4", "1-6", "3-4", ""],
];
const games: PairOutcome[] = season.flatMap((row, left) =>
  row.flatMap((result, right) => {
    const [home = 0, away = 0] = result === "" ? [] : result.split("-").map(Number);
    return [
      ...Array.from({ length: home }, () => ({ left, right, score: 1 })),
      ...Array.from({ length: away }, () => ({ left, right, score: 0 })),
    ];
  }),
);
const against = (i: number, j: number, count = teams.length) =>
  Array.from({ length: count }, (_, k) => (k === i ? 1 : 0) - (k === j ? 1 : 0));

describe("Bradley and Terry's model on the baseball season of 1987", () => {
  test("has the published strengths and errors", () => {
    const fit = fitBradleyTerry(games, 7, { errors: "model" });
    if (!fit) throw new Error("There is a fit.");
    const published = [
      [1.5814, 0.3433],
      [1.4364, 0.3396],
      [1.2945, 0.3367],
      [1.2476, 0.3359],
      [1.1077, 0.3339],
      [0.6839, 0.3319],
    ];
    for (const [team, [value = 0, error = 0]] of published.entries()) {
      const found = contrast(fit, against(team, 6));
      expect(found.value, teams[team]).toBeCloseTo(value, 4);
      expect(found.standardError, teams[team]).toBeCloseTo(error, 4);
    }
    expect(fit.strengths.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
  });

  test("has the published worth of playing at home", () => {
    const fit = fitBradleyTerry(games, 7, { withOrder: true, errors: "model" });
    if (!fit) throw new Error("There is a fit.");
    expect(fit.order?.value).toBeCloseTo(0.3023, 4);
    expect(fit.order?.standardError).toBeCloseTo(0.1309, 4);
    expect(contrast(fit, against(0, 6)).value).toBeCloseTo(1.6196, 4);
    expect(contrast(fit, against(0, 6)).standardError).toBeCloseTo(0.3474, 4);
  });

  test("errors from the games themselves are about those of the model, which holds here", () => {
    const fit = fitBradleyTerry(games, 7);
    if (!fit) throw new Error("There is a fit.");
    expect(contrast(fit, against(0, 6)).standardError).toBeCloseTo(0.3433, 1);
  });
});

describe("of two contestants", () => {
  const outcomes = (wins: number, ties: number, losses: number, source?: (index: number) => string): PairOutcome[] =>
    [...Array<number>(wins).fill(1), ...Array<number>(ties).fill(0.5), ...Array<number>(losses).fill(0)].map((score, index) => ({
      left: 0,
      right: 1,
      score,
      source: source?.(index) ?? null,
    }));

  test("the share is that of wins with half the ties, and its error that of a mean", () => {
    const fit = fitBradleyTerry(outcomes(20, 10, 10), 2);
    if (!fit) throw new Error("There is a fit.");
    const { value, standardError } = contrast(fit, [1, -1]);
    expect(shareOf(value)).toBeCloseTo(25 / 40, 10);
    // The delta method on the logit of a mean of 0, ½ and 1.
    const variance = (20 * 0.375 ** 2 + 10 * 0.125 ** 2 + 10 * 0.625 ** 2) / 39;
    expect(standardError).toBeCloseTo(Math.sqrt(variance / 40) / (0.625 * 0.375), 10);
  });

  test("ties tell that both are alike, so that the model's own error would be too wide", () => {
    const [robust, model] = (["sources", "model"] as const).map((errors) => fitBradleyTerry(outcomes(5, 50, 5), 2, { errors }));
    if (!robust || !model) throw new Error("There is a fit.");
    expect(contrast(robust, [1, -1]).standardError).toBeLessThan(contrast(model, [1, -1]).standardError / 2);
  });

  test("ten people about one case are one case", () => {
    const alone = fitBradleyTerry(outcomes(12, 0, 8), 2);
    const ten = fitBradleyTerry(Array.from({ length: 10 }, () => outcomes(12, 0, 8, String)).flat(), 2);
    if (!alone || !ten) throw new Error("There is a fit.");
    expect(contrast(ten, [1, -1]).standardError).toBeCloseTo(contrast(alone, [1, -1]).standardError, 10);
    expect(ten.degreesOfFreedom).toBe(19);
  });

  test("a weight of two is the same as saying it twice", () => {
    const once = fitBradleyTerry(
      outcomes(3, 1, 2).map((outcome) => ({ ...outcome, weight: 2 })),
      2,
    );
    const twice = fitBradleyTerry([...outcomes(3, 1, 2), ...outcomes(3, 1, 2)], 2);
    expect(once?.strengths[0]).toBeCloseTo(twice?.strengths[0] ?? 0, 10);
  });

  test("which never lost has no finite strength, and a place that decides everything none either", () => {
    expect(fitBradleyTerry(outcomes(12, 0, 0), 2)).toBeNull();
    expect(fitBradleyTerry(outcomes(12, 0, 8), 2, { withOrder: true })).toBeNull();
  });
});

describe("whether there is a fit", () => {
  const beats = (left: number, right: number, score = 1): PairOutcome => ({ left, right, score });

  test("a circle of wins has one, a row of them none", () => {
    expect(hasFiniteFit([beats(0, 1), beats(1, 2), beats(2, 0)], 3)).toBe(true);
    expect(hasFiniteFit([beats(0, 1), beats(1, 2)], 3)).toBe(false);
    expect(hasFiniteFit([beats(0, 1, 0.5), beats(1, 2, 0.5)], 3)).toBe(true);
    expect(hasFiniteFit([beats(0, 1), beats(1, 2), { ...beats(2, 0), weight: 0 }], 3)).toBe(false);
  });

  test("those who never met are told apart", () => {
    expect(connectedGroups([beats(0, 2), beats(3, 1)], 5)).toEqual([[0, 2], [1, 3], [4]]);
    expect(connectedGroups([beats(0, 1), beats(1, 2)], 3)).toEqual([[0, 1, 2]]);
  });
});

/** Three contestants, ties, three judgements about each case that hang together. */
test("intervals hold the truth about as often as they promise, and equals are told apart about as rarely", () => {
  const random = createRandom(7);
  const truth = [0.5, 0, -0.5];
  const rounds = 400;
  let [held, cried] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    const draw = (strengths: readonly number[]) =>
      Array.from({ length: 60 }, (_, source) => {
        const leaning = random() < 0.5 ? 0.8 : -0.8;
        return [
          [0, 1],
          [1, 2],
          [2, 0],
        ].map(([left = 0, right = 0]): PairOutcome => {
          const share = shareOf((strengths[left] ?? 0) - (strengths[right] ?? 0));
          // A case favours one side or the other, and neither on the whole; three in ten judgements are ties.
          const moved = share + leaning * share * (1 - share) * 0.5;
          const drawn = random();
          return { left, right, score: drawn < moved - 0.15 ? 1 : drawn < moved + 0.15 ? 0.5 : 0, source };
        });
      }).flat();
    const apart = fitBradleyTerry(draw([0, 0, 0]), 3);
    if (!apart) throw new Error("There is a fit.");
    if (contrastPValue(contrast(apart, [1, -1, 0])) < 0.05) cried++;
    const fit = fitBradleyTerry(draw(truth), 3);
    if (!fit) throw new Error("There is a fit.");
    const [low, high] = contrastInterval(contrast(fit, [1, 0, -1]));
    if (low < 1 && high > 1) held++;
  }
  expect(cried / rounds).toBeLessThan(0.075);
  expect(held / rounds).toBeGreaterThan(0.925);
});
