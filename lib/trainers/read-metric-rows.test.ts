import { expect, test } from "vitest";
import { readMetricRows } from "./read-metric-rows";

test("figures are read under each name that they were seen under, and rows of one step are one", () => {
  const rows = [
    { step: 2, "train/loss": 1.5, "train/lr": 0.001 },
    { timestamp: 1, step: 1, data: { "train/loss": 2, "train/grad_norm": 0.5 } },
    { global_step: 2, "eval/loss": 1.7 },
  ];
  expect(readMetricRows(rows)).toMatchObject([
    { step: 1, trainLoss: 2, gradientNorm: 0.5, validLoss: null },
    { step: 2, trainLoss: 1.5, learningRate: 0.001, validLoss: 1.7 },
  ]);
});

test("what is no row, has no step or no number is left out", () => {
  expect(readMetricRows([null, "text", { loss: 1 }, { step: -1 }])).toEqual([]);
  expect(readMetricRows([{ step: 1, loss: "NaN" }])).toMatchObject([{ step: 1, trainLoss: null }]);
});
