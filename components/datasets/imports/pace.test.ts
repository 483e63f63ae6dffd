import { expect, test } from "vitest";
import { addPoint, leftWords, type Point, paceOf } from "./pace";

const points = (...pairs: [atMs: number, done: number][]) =>
  pairs.reduce<Point[]>((all, [atMs, done]) => addPoint(all, { atMs, done }), []);

test("nothing is said before there is something to say", () => {
  expect(paceOf([], 100)).toBeNull();
  expect(paceOf(points([0, 0], [500, 50]), 100)).toBeNull();
  expect(paceOf(points([0, 10], [9_000, 10]), 100)).toBeNull();
});

test("an even pace leaves one figure", () => {
  const pace = paceOf(points([0, 0], [1_000, 10], [2_000, 20]), 100);
  expect(pace?.perSecond).toBe(10);
  expect(pace?.left && leftWords(pace.left)).toBe("about 8 s left");
});

test("a pace that changes leaves a range", () => {
  const pace = paceOf(points([0, 0], [1_000, 40], [2_000, 50]), 100);
  expect(pace?.perSecond).toBe(25);
  expect(pace?.left).toEqual({ lowMs: 1_250, highMs: 5_000 });
  expect(pace?.left && leftWords(pace.left)).toBe("1 to 5 s left");
});

test("what was long ago is forgotten, and what starts over starts over", () => {
  expect(points([0, 0], [1_000, 5], [30_000, 10]).length).toBe(1);
  expect(points([0, 50], [1_000, 5])).toEqual([{ atMs: 1_000, done: 5 }]);
  expect(points([0, 5], [0, 6])).toEqual([{ atMs: 0, done: 5 }]);
});

test("without a known end there is a speed only", () => {
  expect(paceOf(points([0, 0], [2_000, 20]), null)).toEqual({ perSecond: 10, left: null });
});

test.each([
  [19 * 60_000, 26 * 60_000, "19 to 26 min left"],
  [50_000, 62_000, "50 s to 1 min left"],
  [100, 300, "nearly done"],
])("%i to %i ms is “%s”", (lowMs, highMs, words) => {
  expect(leftWords({ lowMs, highMs })).toBe(words);
});
