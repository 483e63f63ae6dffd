import { expect, test } from "vitest";
import { lastValue, type StepSeries, shownValues, stepLines, tableSteps, valueAt } from "./step-series";

const training: StepSeries = {
  name: "training",
  tone: "baseline",
  draw: "smoothed",
  steps: Array.from({ length: 2_000 }, (_, index) => index + 1),
  values: Array.from({ length: 2_000 }, (_, index) => 2 - index / 1_000 + (index % 2 ? 0.1 : -0.1)),
};
const validation: StepSeries = { name: "validation", tone: "accent", draw: "points", steps: [500, 1_000], values: [1.4, 1.1] };

test("a noisy series is drawn twice: raw, and its mean", () => {
  expect(stepLines(training, 300).map(({ kind }) => kind)).toEqual(["raw", "mean"]);
  expect(stepLines(validation, 300).map(({ kind }) => kind)).toEqual(["points"]);
});

test("points are never thinned out", () => {
  const many = { ...validation, steps: training.steps, values: training.values };
  expect(stepLines(many, 10)[0]?.steps).toHaveLength(2_000);
});

test("a raw spike does not flatten the picture, a validation spike does count", () => {
  const spiked = stepLines({ ...training, values: training.values.with(700, 500) }, 300);
  expect(Math.max(...shownValues(spiked.filter(({ kind }) => kind === "raw")))).toBeLessThan(3);
  expect(Math.max(...shownValues(stepLines({ ...validation, values: [1.4, 9] }, 300)))).toBe(9);
});

test("between two measurements the last one holds, before the first there is none", () => {
  expect(valueAt(validation, 499)).toBeUndefined();
  expect(valueAt(validation, 500)).toBe(1.4);
  expect(valueAt(validation, 999)).toBe(1.4);
  expect(valueAt(validation, 5_000)).toBe(1.1);
});

test("the name at the end says the mean of a noisy line and the last point of an exact one", () => {
  expect(lastValue(validation)).toBe(1.1);
  expect(lastValue(training)).not.toBe(training.values.at(-1));
});

test("the table lists the steps that were measured exactly, else a dozen", () => {
  expect(tableSteps([training, validation])).toEqual([500, 1_000]);
  expect(tableSteps([training]).length).toBeLessThanOrEqual(14);
  expect(tableSteps([training]).at(-1)).toBe(2_000);
});
