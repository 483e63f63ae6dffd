import { expect, test } from "vitest";
import { type RepeatedScores, shareWithinCases } from "./repeat-variance";

const cases = (rows: readonly (readonly number[])[]): RepeatedScores[] => rows.map((scores) => ({ source: null, scores }));

/** Shrout and Fleiss 1979, table 2: six targets, four judges; their ICC(1,1) is .17. */
const table = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

test("is one minus the intraclass correlation of Shrout and Fleiss", () => {
  expect(shareWithinCases(cases(table))?.value).toBeCloseTo(1 - 0.1657, 3);
});

test("is nothing where answers to a case agree, all where cases do not differ, and unsaid where nothing does", () => {
  const agree = shareWithinCases(cases(Array.from({ length: 40 }, (_, index) => [index % 2, index % 2, index % 2])));
  expect(agree).toMatchObject({ value: 0, ci95: [0, 0] });
  expect(shareWithinCases(cases(Array.from({ length: 40 }, () => [0, 1])))?.value).toBe(1);
  expect(
    shareWithinCases(
      cases([
        [1, 1],
        [1, 1],
      ]),
    ),
  ).toBeNull();
});

test("is less sure where cases come from few sources", () => {
  const rows = Array.from({ length: 60 }, (_, index) => (index % 12 < 6 ? [1, 1, 1] : index % 12 < 9 ? [0, 0, 0] : [0, 1, 0]));
  const alone = shareWithinCases(cases(rows));
  const grouped = shareWithinCases(rows.map((scores, index) => ({ source: `${Math.floor((index % 12) / 3)}`, scores })));
  const width = ([low, high]: [number, number] = [0, 0]) => high - low;
  expect(grouped?.value).toBe(alone?.value);
  expect(width(grouped?.ci95)).toBeGreaterThan(width(alone?.ci95));
});
