import { describe, expect, test } from "vitest";
import { nudged, parallelAxis, passes } from "./parallel-axis";

const axis = (values: (number | string | null)[]) => parallelAxis({ id: "a", label: "A", values, format: String });

describe("an axis", () => {
  test("puts figures in their order, over a logarithm where they differ by a hundred times", () => {
    expect(axis([1, 2, 5]).shareOf(2)).toBe(0.25);
    expect(axis([0.0001, 0.001, 0.01]).shareOf(0.001)).toBeCloseTo(0.5);
    expect(axis([3, 3]).shareOf(3)).toBe(0.5);
  });

  test("puts words evenly, in the order in which people count", () => {
    const words = axis(["v10", "v2", "v1"]);
    expect(words.ticks).toEqual([
      { share: 0, label: "v1" },
      { share: 0.5, label: "v2" },
      { share: 1, label: "v10" },
    ]);
  });

  test("is one of words as soon as one value is a word", () => {
    const mixed = axis([8, "auto", 16]);
    expect([mixed.shareOf(8), mixed.shareOf(16), mixed.shareOf("auto")]).toEqual([0, 0.5, 1]);
    expect(mixed.shareOf(null)).toBeNull();
  });
});

describe("a chosen stretch", () => {
  const axes = [axis([1, 2, 3])];

  test("lets through what lies in it, its ends too, and nothing without a value", () => {
    expect(passes({ a: 2 }, axes, { a: [0.5, 1] })).toBe(true);
    expect(passes({ a: 1 }, axes, { a: [0.5, 1] })).toBe(false);
    expect(passes({ a: null }, axes, { a: [0, 1] })).toBe(false);
    expect(passes({ a: null }, axes, {})).toBe(true);
  });

  test("moves from stop to stop, and its ends never pass each other", () => {
    const stops = axes[0]?.stops ?? [];
    expect(nudged([0, 1], "low", 1, stops)).toEqual([0.5, 1]);
    expect(nudged([0.5, 0.5], "low", 1, stops)).toEqual([0.5, 0.5]);
    expect(nudged([0, 1], "high", -1, stops)).toEqual([0, 0.5]);
    expect(nudged([0.5, 1], "low", -1, stops)).toEqual([0, 1]);
  });
});
