import { describe, expect, test } from "vitest";
import { placesOf } from "./places-of";
import { emptyCurve, withLooseSteps } from "./run-curve";
import { runningMean } from "./running-mean";
import { thinLine } from "./thin-line";

const steps = Array.from({ length: 10_000 }, (_, index) => index);
const wave = steps.map((step) => Math.sin(step / 500));

describe("a line is thinned to its pixels", () => {
  test("and keeps a spike of one step, whichever step it is", () => {
    for (const spike of [1, 4_999, 7_003, 9_998]) {
      const values = wave.map((value, step) => (step === spike ? 50 : value));
      const line = thinLine(steps, values, { from: 0, to: 9_999, columns: 300 });
      expect(line.values).toContain(50);
      expect(line.at[line.values.indexOf(50)]).toBe(spike);
      expect(line.at.length).toBeLessThanOrEqual(2 * 302);
      expect(line.isWhole).toBe(false);
    }
  });

  test("in order, and with the lowest and the highest value of every column", () => {
    const columns = 100;
    const line = thinLine(steps, wave, { from: 0, to: 10_000, columns });
    expect(line.at).toEqual([...line.at].sort((one, other) => one - other));
    for (let column = 0; column < columns; column++) {
      const own = wave.slice(column * 100, (column + 1) * 100);
      const kept = line.values.filter((_, index) => Math.floor((line.at[index] ?? 0) / 100) === column);
      expect(Math.min(...kept)).toBeCloseTo(Math.min(...own), 4);
      expect(Math.max(...kept)).toBeCloseTo(Math.max(...own), 4);
    }
  });

  test("a narrow window has every step, and one on either side to run into the edges", () => {
    const line = thinLine(steps, wave, { from: 200, to: 210, columns: 600 });
    expect(line.at).toEqual([199, 200, 201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211]);
    expect(line.isWhole).toBe(true);
  });

  test("what was not measured is no point", () => {
    const line = thinLine([0, 1, 2, 3], [1, Number.NaN, Number.POSITIVE_INFINITY, 2], { from: 0, to: 3, columns: 100 });
    expect(line).toMatchObject({ at: [0, 3], values: [1, 2] });
    expect(thinLine([], [], { from: 0, to: 3, columns: 100 }).at).toEqual([]);
  });
});

describe("what the lines run over", () => {
  const measured = ["trainLoss"] as const;
  const row = (step: number, moment: number | null) => ({ step, moment, values: { trainLoss: step / 10 } });
  const curve = withLooseSteps(emptyCurve(measured), [row(1, 1_000), row(2, 1_010), row(4, 1_025)], measured);

  test("seconds since the first step, or the tokens read, spread evenly", () => {
    expect([...placesOf(curve, "time", { step: 4, trainedTokens: null })]).toEqual([0, 10, 25]);
    expect([...placesOf(curve, "tokens", { step: 4, trainedTokens: 400 })]).toEqual([100, 200, 400]);
  });

  test("nothing, where the trainer does not say", () => {
    const silent = withLooseSteps(emptyCurve(measured), [row(1, null)], measured);
    expect(placesOf(silent, "time", { step: 1, trainedTokens: null })).toHaveLength(0);
    expect(placesOf(silent, "tokens", { step: 1, trainedTokens: null })).toHaveLength(0);
  });

  test("a step that was trained again counts once, as it was the last time", () => {
    const again = withLooseSteps(curve, [{ step: 2, moment: 1_040, values: { trainLoss: 9 } }], measured);
    expect([...again.steps]).toEqual([1, 2, 4]);
    expect(again.values.trainLoss?.[1]).toBe(9);
  });
});

test("a running mean begins with the first value and passes over gaps", () => {
  const mean = runningMean(Float32Array.from([4, Number.NaN, 2]), 0.5);
  expect(mean[0]).toBe(4);
  expect(mean[1]).toBeNaN();
  expect(mean[2]).toBeCloseTo((4 * 0.5 + 2) / 1.5, 5);
});
