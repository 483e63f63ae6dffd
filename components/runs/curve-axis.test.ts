import { expect, test } from "vitest";
import type { RunMetric } from "@/lib/runs/schemas";
import { timeAxis } from "./curve-axis";

const metric = (step: number, seconds: number | null): RunMetric => ({
  ...{ step, at: seconds === null ? null : new Date(seconds * 1_000), trainLoss: 1, trainAccuracy: null, validLoss: null },
  ...{ validAccuracy: null, learningRate: null, gradientNorm: null, tokensPerSecond: null },
});

test("steps stand where they were in time, in a unit that keeps the figures small", () => {
  const axis = timeAxis([metric(1, 100), metric(2, 160), metric(3, 400)]);
  expect(axis?.total).toBe(5);
  expect(axis?.place(metric(2, 160))).toBe(1);
  expect(axis?.format(2.5)).toBe("2.5 min");
});

test("without times, or with one moment only, there is no such axis", () => {
  expect(timeAxis([metric(1, null), metric(2, null)])).toBeNull();
  expect(timeAxis([metric(1, 5)])).toBeNull();
});
