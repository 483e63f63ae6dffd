import { expect, test } from "vitest";
import { toHistogram } from "@/lib/statistics/histogram";
import { type PairOfMembers, rankMembers } from "./rank-members";
import { lossVerdict, sweepVerdict } from "./sweep-verdict";

/** Of `n` cases, those that only the second of two got right, and only the first. */
const pair = (first: string, second: string, gained: number, lost: number, n = 300): PairOfMembers => ({
  first,
  second,
  differences: toHistogram([
    { value: 1, count: gained },
    { value: -1, count: lost },
    { value: 0, count: n - gained - lost },
  ]),
});

const verdictOf = (scores: Record<string, number>, pairs: PairOfMembers[], costUsd: Record<string, number> = {}) =>
  sweepVerdict(
    rankMembers(new Map(Object.entries(scores)), pairs).map((one, index) => ({
      ...one,
      position: index + 1,
      name: `run ${one.id}`,
      costUsd: costUsd[one.id] ?? null,
    })),
  );

test("one that leads clearly is the best", () => {
  const verdict = verdictOf({ 40: 0.9, 38: 0.7, 37: 0.6 }, [pair("40", "38", 10, 70), pair("40", "37", 5, 95), pair("38", "37", 20, 50)]);
  expect(verdict).toMatchObject({ sentence: "Run 40 is the best of these three.", asGood: [], bestPosition: 1 });
  expect(verdict?.detail).toBe(
    "Run 38 is nearest: −20.0 points, 95% interval −25.6 to −14.7, on 300 cases. Whoever picks the best of three looks at 3 pairs; that is allowed for.",
  );
});

test("one that cannot be told from the best is named", () => {
  const verdict = verdictOf({ 40: 0.82, 38: 0.81, 37: 0.6 }, [pair("40", "38", 20, 23), pair("40", "37", 5, 71), pair("38", "37", 6, 69)], {
    40: 6,
    38: 4,
  });
  expect(verdict).toMatchObject({ sentence: "Run 40 is the best of these three, but run 38 may be just as good.", asGood: [2] });
  expect(verdict?.detail).toContain("Run 38 costs 33% less.");
  expect(verdict?.detail).toMatch(/About [\d,]+ cases would tell them apart/);
});

test("nobody is called best where nothing can be told apart", () => {
  const pairs = [pair("1", "2", 20, 22), pair("1", "3", 20, 23), pair("2", "3", 21, 22)];
  expect(verdictOf({ 1: 0.82, 2: 0.81, 3: 0.8 }, pairs)?.sentence).toBe(
    "Run 1 scores best, but none of these three can be told apart yet.",
  );
});

test("looking at more pairs asks for more proof", () => {
  const close = pair("1", "2", 12, 27);
  expect(verdictOf({ 1: 0.85, 2: 0.8 }, [close])?.asGood).toEqual([]);
  const others = ["3", "4", "5"].flatMap((id) => [pair("1", id, 5, 70), pair("2", id, 6, 60)]);
  const among = [pair("3", "4", 20, 21), pair("3", "5", 20, 22), pair("4", "5", 20, 21)];
  expect(verdictOf({ 1: 0.85, 2: 0.8, 3: 0.6, 4: 0.6, 5: 0.6 }, [close, ...others, ...among])?.asGood).toEqual([2]);
});

test("too few cases decide nothing, and one run alone is compared with nobody", () => {
  expect(verdictOf({ 1: 1, 2: 0 }, [pair("1", "2", 0, 20, 20)])?.sentence).toBe("20 cases are too few to say which of these two is best.");
  expect(verdictOf({ 1: 1 }, [])).toBeNull();
});

test("a validation loss has no interval, and the sentence says why", () => {
  const verdict = lossVerdict([
    { position: 1, name: "run 1", validLoss: 0.61 },
    { position: 2, name: "run 2", validLoss: 0.598 },
  ]);
  expect(verdict).toMatchObject({ bestPosition: 2, sentence: "Run 2 has the lowest validation loss of these two: 0.598." });
  expect(verdict?.detail).toContain("no interval");
  expect(lossVerdict([{ position: 1, name: "run 1", validLoss: 0.6 }])).toBeNull();
});
