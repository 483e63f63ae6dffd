import { expect, test } from "vitest";
import { splitRatiosSchema } from "@/lib/datasets/schemas";
import { splitCounts, usualTestPercent } from "./split-counts";

test("the parts add up to all examples, and the shares to one", () => {
  const { ratios, train, validation, test: held, problem } = splitCounts(147, 10, 12);
  expect(train + validation + held).toBe(147);
  expect(splitRatiosSchema.safeParse(ratios).success).toBe(true);
  expect(problem).toBeNull();
});

test("shares that leave nothing to learn from are refused in words", () => {
  expect(splitCounts(147, 50, 50).problem).toMatch(/nothing is left/i);
  expect(splitCounts(147, -1, 10).problem).toMatch(/numbers from 0 up/);
  expect(splitCounts(147, Number.NaN, 10).problem).toMatch(/numbers from 0 up/);
});

test("a small dataset keeps a larger share for the test, a large one a tenth", () => {
  expect(usualTestPercent(150)).toBe(30);
  expect(usualTestPercent(300)).toBe(15);
  expect(usualTestPercent(5_000)).toBe(10);
});
