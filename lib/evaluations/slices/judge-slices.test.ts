import { expect, test } from "vitest";
import { countScores, pairCases } from "../pair-cases";
import { judgeSlices, sumUpSlices, type TaggedPairing } from "./judge-slices";

/** Of `n` cases with a tag, those that only the candidate got right, and only the baseline; each `size` cases share a source. */
function slice(tag: string, n: number, gained: number, lost: number, size = 1): TaggedPairing {
  const cases = Array.from({ length: n }, (_, index) => index);
  const table = {
    sources: cases.map((index) => (size > 1 ? Math.floor(index / size) : null)),
    scores: new Map([
      ["old", cases.map((index) => (index >= gained && index < gained + lost ? 1 : 0))],
      ["new", cases.map((index) => (index < gained ? 1 : 0))],
    ]),
  };
  return { tag, ...pairCases(table, "old", "new"), baseline: countScores(table, "old"), candidate: countScores(table, "new") };
}

test("each tag by itself, and all of them in a sentence", () => {
  const slices = judgeSlices([
    slice("billing", 96, 30, 4),
    slice("moving", 58, 3, 22),
    slice("tariff", 44, 6, 5),
    slice("grief", 11, 0, 9),
  ]);
  expect(slices.map(({ outcome }) => outcome)).toEqual(["better", "worse", "cannot_tell", "refused"]);
  expect(slices[3]).toMatchObject({
    caseCount: 11,
    adjustedPValue: null,
    words: "11 cases are too few to say. A verdict takes 30 cases or more.",
  });
  expect(sumUpSlices(slices)).toBe(
    "Surely better in 1 tag, surely worse in 1 tag. Cannot be told apart yet in 1. Too few cases to say in 1. That 3 tags were looked at is allowed for.",
  );
});

test("what one tag alone would call better is not, where ten were looked at", () => {
  const clear = slice("billing", 60, 12, 3);
  expect(judgeSlices([clear])[0]?.outcome).toBe("better");
  const among = judgeSlices([clear, ...Array.from({ length: 9 }, (_, index) => slice(`tag ${index}`, 60, 5, 5))]);
  expect(among[0]?.outcome).toBe("cannot_tell");
  expect(among[0]?.difference?.ci95[0]).toBeGreaterThan(0);
});

test("tags that are too small cost the others nothing", () => {
  const clear = slice("billing", 60, 12, 3);
  const small = Array.from({ length: 20 }, (_, index) => slice(`tag ${index}`, 8, 1, 1));
  expect(judgeSlices([clear, ...small])[0]?.outcome).toBe("better");
});

test("cases of one source count together in a tag too", () => {
  expect(judgeSlices([slice("billing", 60, 60, 0, 12)])[0]).toMatchObject({
    outcome: "refused",
    sourceCount: 5,
    words: expect.stringContaining("60 cases from 5 sources are too few to say."),
  });
});
