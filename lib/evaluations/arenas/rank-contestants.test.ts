import { describe, expect, test } from "vitest";
import type { ModelVersion } from "@/lib/models/schemas";
import type { JudgedPair } from "./arena-outcomes";
import { orderDuels } from "./order-duels";
import { preferredOf } from "./preferred-of";
import { rankContestants } from "./rank-contestants";
import type { ArenaChoice } from "./schemas";

const contestant = (evaluationId: string) => ({ evaluationId, modelVersion: { name: evaluationId } as ModelVersion });
type Choice = Exclude<ArenaChoice, "skip">;

const said = (choice: Choice, isSwapped = false, judgeId = "ada") => ({ judgeId, choice, isSwapped });
const pair = (caseId: string, judgements: JudgedPair["judgements"], more: Partial<JudgedPair> = {}): JudgedPair => ({
  caseId,
  source: null,
  oneId: "v1",
  otherId: "v2",
  isSame: false,
  judgements,
  ...more,
});
/** So many cases each, the sides mixed: better one, both good, better other. */
const cases = (one: number, tie: number, other: number, more: Partial<JudgedPair> = {}) =>
  Array.from({ length: one + tie + other }, (_, index) => {
    const isSwapped = index % 2 === 0;
    const choice = index < one ? (isSwapped ? "right" : "left") : index < one + tie ? "both_good" : isSwapped ? "left" : "right";
    return pair(`${more.oneId ?? ""}${more.otherId ?? ""}${index}`, [said(choice, isSwapped)], more);
  });
const two = [contestant("v1"), contestant("v2")];

describe("of two models", () => {
  test("the share is that of wins and half the ties", () => {
    const { verdict, contestants, duels } = rankContestants(two, cases(40, 10, 10));
    expect(contestants[0]).toMatchObject({ evaluationId: "v1", wins: 40, ties: 10, losses: 10, share: { n: 60 } });
    expect(contestants[0]?.share?.value).toBeCloseTo(45 / 60, 9);
    expect(contestants[1]?.share?.value).toBeCloseTo(15 / 60, 9);
    expect(verdict.outcome).toBe("better");
    expect(verdict.sentence).toMatch(/^v1 is preferred to v2 75 of 100 times, 95% interval \d+ to \d+, 60 cases\.$/);
    expect(duels[0]?.outcome).toBe("one");
  });

  test("nothing is said below thirty judged cases, but how many more it takes", () => {
    const { verdict, contestants } = rankContestants(two, cases(17, 0, 1));
    expect(verdict).toMatchObject({ outcome: "refused", detail: "It takes 30 cases or more. Judge 12 more cases." });
    expect(contestants.every(({ share }) => share === null)).toBe(true);
  });

  test("what is close is not told apart, and so many more cases would", () => {
    const { verdict, duels } = rankContestants(two, cases(18, 10, 14));
    expect(verdict.outcome).toBe("cannot_tell");
    expect(verdict.sentence).toMatch(/^v1 cannot be told apart from v2 yet\. About [\d,]+ cases would tell\.$/);
    expect(duels[0]?.casesNeeded).toBeGreaterThan(42);
    expect(rankContestants(two, cases(20, 0, 20)).verdict.sentence).toContain("So far people like them equally.");
  });

  test("who always wins is surely better, and it is said how that was bounded", () => {
    const { verdict, notes, contestants } = rankContestants(two, cases(40, 0, 0));
    expect(verdict.outcome).toBe("better");
    expect(contestants[0]?.share?.value).toBeCloseTo(40.5 / 41, 9);
    expect(notes[0]).toContain("won every time");
  });

  test("pairs that are the same count in the measure of what was judged", () => {
    const same = Array.from({ length: 40 }, (_, index) => pair(`same ${index}`, [], { isSame: true }));
    const unjudged = Array.from({ length: 40 }, (_, index) => pair(`later ${index}`, []));
    const value = (pairs: JudgedPair[]) => rankContestants(two, pairs).contestants[0]?.share?.value ?? 0;
    // Half of the different pairs are judged, so half of the same ones count: 32 of 40 wins and 20 ties.
    expect(value([...cases(32, 0, 8), ...same, ...unjudged])).toBeCloseTo((32 + 10) / 60, 9);
    expect(value([...cases(32, 0, 8), ...same])).toBeCloseTo((32 + 20) / 80, 9);
  });

  test("a lean to the left is found, and a model does not gain by it", () => {
    const lefts = Array.from({ length: 80 }, (_, index) =>
      pair(`left ${index}`, [said(index % 7 === 0 ? "right" : "left", index % 2 === 0)]),
    );
    const { leftShare, notes, verdict } = rankContestants(two, lefts);
    expect(leftShare?.ci95[0]).toBeGreaterThan(0.5);
    expect(notes.join(" ")).toContain("People lean to one side");
    expect(verdict.outcome).toBe("cannot_tell");
  });
});

describe("of three models", () => {
  const three = [...two, contestant("v3")];

  test("all are ranked through whom they met", () => {
    const pairs = [...cases(30, 2, 8), ...cases(30, 2, 8, { oneId: "v2", otherId: "v3" })];
    const { contestants, verdict, duels } = rankContestants(three, pairs);
    expect(contestants.map(({ evaluationId }) => evaluationId)).toEqual(["v1", "v2", "v3"]);
    expect(verdict.sentence).toMatch(/^v1 is preferred to every other one; to v2, the next,/);
    expect(duels.find(({ oneId, otherId }) => oneId === "v1" && otherId === "v3")).toMatchObject({ oneBetter: 0, outcome: "one" });
  });

  test("who met nobody cannot be ranked", () => {
    const { verdict } = rankContestants(three, cases(30, 2, 8));
    expect(verdict).toMatchObject({ outcome: "refused", detail: expect.stringContaining("v1 and v2 · v3") });
  });
});

test("two models meet next that met least, or where it is least clear", () => {
  const tally = (oneId: string, more: object) => ({ oneId, otherId: "z", oneBetter: 0, otherBetter: 0, ties: 0, held: 0, ...more });
  const order = orderDuels([
    tally("clear", { oneBetter: 20 }),
    tally("open", { oneBetter: 10, otherBetter: 10 }),
    tally("new", {}),
    tally("held", { held: 2 }),
  ]);
  expect(order.map(({ oneId }) => oneId)).toEqual(["new", "held", "open", "clear"]);
});

test("a pair is learned from when more people chose one answer than everything else", () => {
  expect(preferredOf([said("left")])).toBe("one");
  expect(preferredOf([said("left", true)])).toBe("other");
  expect(preferredOf([said("both_bad")])).toBeNull();
  expect(preferredOf([said("left"), said("left", true)])).toBeNull();
  expect(preferredOf([said("left"), said("both_good")])).toBeNull();
  expect(preferredOf([said("left"), said("right", true)])).toBe("one");
});
