import { expect, test } from "vitest";
import { packFigures, unpackFigures } from "./figures";
import { summarizeFigures } from "./summarize-figures";

const row = (position: number, tokens: number, firstLearned: number, learnedTokens: number, problem: string | null = null) => ({
  position,
  preview: { tokens, firstLearned, learnedTokens, problem, spans: [] },
});

const rows = [
  row(1, 10, 6, 4),
  row(2, 30, 6, 24),
  // The answer begins where a context of 20 ends.
  row(3, 25, 20, 5),
  row(4, 12, 12, 0),
  row(5, 99, 0, 0, "The answer is empty."),
];
const figures = unpackFigures([packFigures(rows)]);

test("every kind of loss is counted and listed, longest first", () => {
  expect(summarizeFigures(figures, 20)).toMatchObject({
    rowCount: 5,
    tokens: 10 + 20 + 20 + 12,
    median: 25,
    longest: 99,
    all: { count: 5, rows: [5, 2, 3, 4, 1] },
    cut: { count: 2, rows: [2, 3] },
    answerLost: { count: 1, rows: [3] },
    nothingToLearn: { count: 1, rows: [4] },
    refused: { count: 1, rows: [5] },
  });
});

test("a context that holds the longest loses nothing, nor does one that nobody knows", () => {
  for (const length of [99, null])
    expect(summarizeFigures(figures, length)).toMatchObject({ cut: { count: 0 }, answerLost: { count: 0 }, tokens: 10 + 30 + 25 + 12 });
});

test("every example stands in one bar, and no example makes no bar", () => {
  const { bins } = summarizeFigures(figures, 20);
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  expect(bins[0]).toEqual({ from: 0, to: 5, count: 0 });
  expect(bins[2]).toEqual({ from: 10, to: 15, count: 2 });
  expect(summarizeFigures(unpackFigures([]), 20)).toMatchObject({ bins: [], median: 0, all: { count: 0, rows: [] } });
});

test("of the same length, the first comes first", () => {
  const same = unpackFigures([packFigures([row(3, 7, 1, 6)]), packFigures([row(8, 7, 1, 6), row(9, 7, 1, 6)])]);
  expect(summarizeFigures(same, null).all.rows).toEqual([3, 8, 9]);
});
