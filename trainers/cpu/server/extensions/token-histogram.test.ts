import { expect, test } from "vitest";
import { tokenHistogram } from "./token-histogram";

test("every row is in one bar, edges included", () => {
  const lengths = [1, 5, 6, 100, 100, 50];
  const histogram = tokenHistogram(lengths);
  expect(histogram[0]).toEqual({ from: 1, to: 5, rows: 2 });
  expect(histogram[1]).toEqual({ from: 6, to: 10, rows: 1 });
  expect(histogram.at(-1)).toEqual({ from: 96, to: 100, rows: 2 });
  expect(histogram.reduce((sum, { rows }) => sum + rows, 0)).toBe(lengths.length);
});

test("short rows get bars of one token, no rows get none", () => {
  expect(tokenHistogram([3, 1])).toEqual([
    { from: 1, to: 1, rows: 1 },
    { from: 2, to: 2, rows: 0 },
    { from: 3, to: 3, rows: 1 },
  ]);
  expect(tokenHistogram([])).toEqual([]);
});
