import { expect, test } from "vitest";
import { type ScoreOfCase, Watch } from "./watch";

const order = (count: number, sourceOf: (index: number) => string | null = () => null) =>
  Array.from({ length: count }, (_, index) => ({ id: `${index}`, source: sourceOf(index) }));
const all = (count: number, score: (index: number) => number | null): ScoreOfCase =>
  new Map(Array.from({ length: count }, (_, index) => [`${index}`, score(index)]));
const start = (count: number, among = 1, sourceOf?: (index: number) => string | null) =>
  new Watch({ order: order(count, sourceOf), baseline: all(count, () => 0), own: new Map(), among });

test("a large difference is settled as soon as there are cases enough for a verdict", () => {
  const watch = start(100);
  for (let index = 0; index < 29; index++) watch.note(`${index}`, 1);
  expect(watch.settledCount).toBeNull();
  watch.note("29", 1);
  expect(watch.settledCount).toBe(30);
  watch.note("30", 0);
  expect(watch.settledCount).toBe(30);
});

test("answers that came out of turn are not looked at before those in front of them", () => {
  const watch = start(100);
  for (let index = 1; index < 60; index++) watch.note(`${index}`, 1);
  expect(watch.settledCount).toBeNull();
  watch.note("0", 1);
  expect(watch.settledCount).toBe(30);
});

test("equal models are never settled, and a case that could not be graded is passed over", () => {
  const watch = start(200);
  for (let index = 0; index < 200; index++) watch.note(`${index}`, 0);
  expect(watch.settledCount).toBeNull();
  const other = start(200);
  for (let index = 0; index < 60; index++) other.note(`${index}`, index % 2 ? 1 : null);
  expect(other.settledCount).toBe(60);
});

test("a source is looked at once it is whole, and counts once", () => {
  const watch = start(200, 1, (index) => `source ${Math.floor(index / 10)}`);
  for (let index = 0; index < 99; index++) watch.note(`${index}`, 1);
  expect(watch.settledCount).toBeNull();
  watch.note("99", 1);
  expect(watch.settledCount).toBe(100);
});

test("of several models each needs more", () => {
  const gains = (watch: Watch) => {
    for (let index = 0; index < 100; index++) watch.note(`${index}`, index % 4 === 0 ? 1 : 0);
    return watch.settledCount ?? Number.POSITIVE_INFINITY;
  };
  expect(gains(start(100, 10))).toBeGreaterThan(gains(start(100)));
});

test("what was answered before a worker was killed is looked at first", () => {
  const watch = new Watch({ order: order(100), baseline: all(100, () => 0), own: all(50, () => 1), among: 1 });
  expect(watch.settledCount).toBe(30);
});

test("it waits for the baseline where that has no answer", () => {
  const watch = new Watch({ order: order(100), baseline: all(20, () => 0), own: all(100, () => 1), among: 1 });
  expect(watch.settledCount).toBeNull();
});
