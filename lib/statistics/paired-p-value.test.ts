import { expect, test } from "vitest";
import { pairedPValue } from "./paired-p-value";
import { createRandom } from "./random";

test("right or wrong is McNemar's question", () => {
  expect(
    pairedPValue([
      { value: -1, count: 10 },
      { value: 0, count: 70 },
      { value: 1, count: 20 },
    ]),
  ).toBeCloseTo(0.100348, 6);
  expect(
    pairedPValue([
      { value: -1, count: 5 },
      { value: 1, count: 15 },
    ]),
  ).toBeCloseTo(0.041389, 6);
});

test("no difference is certain to be no difference", () => {
  expect(pairedPValue([{ value: 0, count: 50 }])).toBe(1);
  expect(pairedPValue([{ value: 0.5, count: 40 }])).toBe(0);
});

test("among shares that differ by chance alone, one in twenty is under 5%", () => {
  const random = createRandom(3);
  const alarms = Array.from({ length: 4_000 }, () =>
    pairedPValue(Array.from({ length: 60 }, () => ({ value: random() - random(), count: 1 }))),
  ).filter((p) => p < 0.05).length;
  expect(alarms / 4_000).toBeGreaterThan(0.035);
  expect(alarms / 4_000).toBeLessThan(0.07);
});
