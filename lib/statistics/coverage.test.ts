import { describe, expect, test } from "vitest";
import { type Histogram, toHistogram } from "./histogram";
import { estimateMean } from "./mean-interval";
import { estimateDifference } from "./paired-difference";
import { createRandom } from "./random";

const holds = ([low, high]: [number, number], truth: number) => low <= truth && truth <= high;

/** Shares of trials whose 95% and 50% intervals hold the truth. */
function coverage(trials: number, truth: number, estimate: () => { ci95: [number, number]; ci50: [number, number] }) {
  let [in95, in50] = [0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const { ci95, ci50 } = estimate();
    in95 += Number(holds(ci95, truth));
    in50 += Number(holds(ci50, truth));
  }
  return { in95: in95 / trials, in50: in50 / trials };
}

const draw = (n: number, value: () => number): Histogram => toHistogram(Array.from({ length: n }, () => ({ value: value(), count: 1 })));

describe("intervals hold the truth as often as they say", () => {
  test.each([
    [100, 0.05, 0.15],
    [100, 0.3, 0.1],
    [40, 0.2, 0.2],
    [400, 0.9, 0.02],
  ])("paired, %d cases, %d gained, %d lost", (n, gained, lost) => {
    const random = createRandom(n + 1);
    const pick = () => {
      const at = random();
      return at < gained ? 1 : at < gained + lost ? -1 : 0;
    };
    const { in95, in50 } = coverage(2_000, gained - lost, () => estimateDifference(draw(n, pick)));
    expect(in95).toBeGreaterThan(0.935);
    expect(in95).toBeLessThan(0.97);
    expect(in50).toBeGreaterThan(0.46);
    expect(in50).toBeLessThan(0.58);
  });

  test.each([
    [100, 0.81],
    [30, 0.95],
  ])("a share, %d cases, %d right", (n, share) => {
    const random = createRandom(n);
    const { in95 } = coverage(2_000, share, () => estimateMean(draw(n, () => Number(random() < share))));
    expect(in95).toBeGreaterThan(0.93);
    expect(in95).toBeLessThan(0.99);
  });

  test("scores by thirds, 60 cases, resampled", () => {
    const random = createRandom(3);
    const { in95, in50 } = coverage(300, 0.5, () => estimateMean(draw(60, () => Math.floor(random() * 4) / 3)));
    expect(in95).toBeGreaterThan(0.91);
    expect(in95).toBeLessThan(0.985);
    expect(in50).toBeGreaterThan(0.42);
    expect(in50).toBeLessThan(0.58);
  });
});

describe("degenerate data claim no certainty", () => {
  test("all scores alike", () => {
    expect(estimateMean([{ value: 1, count: 30 }]).ci95[0]).toBeLessThan(0.9);
    expect(estimateMean([{ value: 0.5, count: 30 }]).ci95[1]).toBeGreaterThan(0.6);
  });
  test("all differences alike", () => {
    expect(estimateDifference([{ value: 1 / 3, count: 50 }]).ci95[0]).toBeLessThan(0.3);
  });
  test("the same data give the same interval, in whatever order", () => {
    const scores = [
      { value: 0.25, count: 20 },
      { value: 1, count: 20 },
      { value: 0, count: 9 },
    ];
    expect(estimateMean(toHistogram(scores))).toEqual(estimateMean(toHistogram([...scores].reverse())));
  });
});
