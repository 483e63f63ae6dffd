import { expect, test } from "vitest";
import { splitRatiosSchema } from "@/lib/datasets/schemas";
import { splitCounts, usualTestPercent } from "./split-counts";

/** Two at every hundredth, and some pinned by hand. */
const freezable = { total: 206, points: Array.from({ length: 100 }, () => 2), pinned: { train: 1, validation: 2, test: 3 } };

test("every example falls where its point lies, pinned ones where they were pinned", () => {
  const counts = splitCounts(freezable, 10, 12);
  expect(counts).toMatchObject({ train: 157, validation: 22, test: 27, problem: null });
  expect(splitRatiosSchema.safeParse(counts.ratios).success).toBe(true);
});

test("a share of nothing leaves only what is pinned there", () => {
  expect(splitCounts(freezable, 0, 0)).toMatchObject({ train: 201, validation: 2, test: 3 });
});

test("shares that leave nothing to learn from are refused in words", () => {
  expect(splitCounts(freezable, 50, 50).problem).toMatch(/nothing is left/i);
  expect(splitCounts(freezable, -1, 10).problem).toMatch(/whole percents/);
  expect(splitCounts(freezable, 2.5, 10).problem).toMatch(/whole percents/);
  expect(splitCounts(freezable, Number.NaN, 10).problem).toMatch(/whole percents/);
});

test("a small dataset keeps a larger share for the test, a large one a tenth", () => {
  expect(usualTestPercent(150)).toBe(30);
  expect(usualTestPercent(300)).toBe(15);
  expect(usualTestPercent(5_000)).toBe(10);
});
