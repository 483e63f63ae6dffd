import { describe, expect, test } from "vitest";
import { decimate } from "./decimate";
import { includesZero, middleHalf } from "./estimate";
import { pushApart } from "./push-apart";
import { extent, linearScale, logTicks, niceDomain, niceTicks, tickDigits } from "./scale";
import { smooth, smoothingFactor } from "./smooth";

describe("scale", () => {
  test("maps the ends of the domain to the ends of the range, also upside down", () => {
    const y = linearScale([60, 90], [200, 10]);
    expect([y(60), y(75), y(90)]).toEqual([200, 105, 10]);
  });

  test("a domain without width sits in the middle instead of dividing by zero", () => {
    expect(linearScale([5, 5], [0, 100])(5)).toBe(50);
  });

  test("ticks are round numbers inside the domain", () => {
    expect(niceTicks([60.5, 91], 4)).toEqual([70, 80, 90]);
    expect(niceTicks([0.41, 1.83], 4)).toEqual([0.5, 1, 1.5]);
    expect(niceTicks([-30, 22], 4)).toEqual([-20, 0, 20]);
  });

  test("ticks carry no rounding dust", () => {
    expect(niceTicks([0, 0.5], 5)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
  });

  test("the domain ends on round numbers and holds all values", () => {
    expect(niceDomain([61, 88.2], 4)).toEqual([60, 90]);
    expect(niceDomain([3, 3])).toEqual([2, 4]);
    expect(niceDomain([])).toEqual([0, 1]);
  });

  test("a million values are not too many, and what is not a number does not count", () => {
    const values = Array.from({ length: 1_000_000 }, (_, index) => index);
    expect(extent(values.with(3, Number.NaN))).toEqual([0, 999_999]);
    expect(extent([Number.NaN])).toBeNull();
  });

  test("a logarithmic axis counts 1, 2, 5 over decades, and round numbers within one", () => {
    expect(logTicks([0.04, 2.5])).toEqual([0.05, 0.1, 0.2, 0.5, 1, 2]);
    expect(logTicks([0.46, 0.62])).toEqual([0.5, 0.6]);
  });

  test("tick labels share their digits", () => {
    expect(tickDigits([0.5, 1, 1.25])).toBe(2);
    expect(tickDigits([0, 1000])).toBe(0);
  });
});

describe("labels at the ends of lines", () => {
  test("stay where they want to be while there is room", () => {
    expect(pushApart([10, 50, 90], 16, 0, 100)).toEqual([10, 50, 90]);
  });

  test("move as little as possible when they would overlap, and keep their order", () => {
    expect(pushApart([50, 50], 16, 0, 100)).toEqual([42, 58]);
    expect(pushApart([52, 48], 16, 0, 100)).toEqual([58, 42]);
  });

  test("never leave the room", () => {
    expect(pushApart([98, 99, 100], 16, 0, 100)).toEqual([68, 84, 100]);
    expect(pushApart([1, 2], 16, 0, 100)).toEqual([0, 16]);
  });

  test("a pushed block pushes its neighbour on", () => {
    const placed = pushApart([40, 42, 60], 16, 0, 200);
    for (const [index, at] of placed.entries()) if (index > 0) expect(at - (placed[index - 1] ?? 0)).toBeGreaterThanOrEqual(16 - 1e-9);
  });
});

describe("decimation", () => {
  const steps = Array.from({ length: 10_000 }, (_, index) => index);
  const values = steps.map((step) => Math.sin(step / 100));

  test("keeps at most two values a bucket, in order", () => {
    const kept = decimate(steps, values, 300);
    expect(kept.steps.length).toBeLessThanOrEqual(600);
    expect([...kept.steps].sort((a, b) => a - b)).toEqual(kept.steps);
  });

  test("loses no spike", () => {
    const spiked = values.with(4_321, 99).with(7_777, -99);
    const kept = decimate(steps, spiked, 100);
    expect(Math.max(...kept.values)).toBe(99);
    expect(Math.min(...kept.values)).toBe(-99);
  });

  test("leaves a short line alone", () => {
    expect(decimate([1, 2, 3], [3, 2, 1], 10)).toEqual({ steps: [1, 2, 3], values: [3, 2, 1] });
  });
});

describe("smoothing", () => {
  test("starts at the first value and leaves a flat line flat", () => {
    expect(smooth([4, 4, 4], 0.9).map((value) => Number(value.toFixed(9)))).toEqual([4, 4, 4]);
  });

  test("follows a jump late", () => {
    const [, , after] = smooth([0, 0, 10], 0.9);
    expect(after).toBeGreaterThan(0);
    expect(after).toBeLessThan(5);
  });

  test("a short line is not smoothed", () => {
    expect(smoothingFactor(20)).toBe(0);
    expect(smoothingFactor(1_240)).toBe(0.91);
    expect(smoothingFactor(1_000_000)).toBe(0.98);
  });
});

describe("estimate", () => {
  test("the middle half is about a third of the 95% interval where it was not measured", () => {
    const { low, high } = middleHalf({ value: 10, low: 0, high: 20 });
    expect(low).toBeCloseTo(6.56, 2);
    expect(high).toBeCloseTo(13.44, 2);
    expect(middleHalf({ value: 10, low: 0, high: 20, midLow: 8, midHigh: 13 })).toEqual({ low: 8, high: 13 });
  });

  test("an interval that touches zero includes it", () => {
    expect(includesZero({ value: 3, low: 0, high: 6 })).toBe(true);
    expect(includesZero({ value: 3, low: 0.1, high: 6 })).toBe(false);
  });
});
