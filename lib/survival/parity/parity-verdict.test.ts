import { expect, test } from "vitest";
import { eachAlone, type GroupTally } from "@/lib/statistics/group-tally";
import { estimateDifference } from "@/lib/statistics/paired-difference";
import { toParityVerdict } from "./parity-verdict";
import { sameFields } from "./same-fields";
import { similarity } from "./similarity";

const names = { before: "v5", after: "v7" };
const verdictOf = (better: number, worse: number, same: number, margin = 0.03) => {
  const differences = [
    { value: 1, count: better },
    { value: -1, count: worse },
    { value: 0, count: same },
  ].filter(({ count }) => count > 0);
  return toParityVerdict(names, { margin, difference: estimateDifference(differences), differences, groups: eachAlone(differences) });
};

test("no worse: the whole interval lies above minus the margin, also when it lies below zero", () => {
  expect(verdictOf(30, 12, 270)).toMatchObject({
    outcome: "no_worse",
    sentence: expect.stringContaining("v7 is no worse than v5, margin 3 points: +5.8 points"),
  });
  expect(verdictOf(0, 20, 1_980).outcome).toBe("no_worse");
});

test("worse: surely below zero and not surely within the margin", () => {
  expect(verdictOf(5, 45, 250)).toMatchObject({ outcome: "worse", sentence: expect.stringMatching(/^v7 is worse than v5: −13\.3 points/) });
});

test("cannot tell: as long as both are possible, with about how many more cases would tell", () => {
  const { outcome, moreCases, sentence } = verdictOf(20, 20, 260);
  expect(outcome).toBe("cannot_tell");
  expect(moreCases).toBeGreaterThan(500);
  expect(sentence).toContain("more cases would");
  expect(verdictOf(10, 20, 270)).toMatchObject({ outcome: "cannot_tell", moreCases: null });
});

test("a wider margin is passed by more, and fewer than 30 cases decide nothing", () => {
  expect(verdictOf(20, 20, 260, 0.1).outcome).toBe("no_worse");
  expect(verdictOf(29, 0, 0)).toMatchObject({ outcome: "refused", moreCases: 1 });
});

test("cases that share a source are counted together: less is sure, more is needed, and few sources decide nothing", () => {
  const differences = [
    { value: -1, count: 6 },
    { value: 0, count: 108 },
    { value: 1, count: 6 },
  ];
  const verdictFrom = (groups: GroupTally) =>
    toParityVerdict(names, { margin: 0.1, difference: estimateDifference(differences, groups), differences, groups });
  expect(verdictFrom(eachAlone(differences))).toMatchObject({ outcome: "no_worse", detail: expect.not.stringContaining("together") });
  const talks = verdictFrom([
    { size: 6, sum: -6, count: 1 },
    { size: 6, sum: 0, count: 18 },
    { size: 6, sum: 6, count: 1 },
  ]);
  expect(talks).toMatchObject({
    outcome: "cannot_tell",
    detail: expect.stringContaining("Cases from the same source are counted together (120 cases from 20 sources)."),
  });
  expect(talks.moreCases).toBeGreaterThan(300);
  expect(verdictFrom([{ size: 20, sum: 0, count: 6 }])).toMatchObject({
    outcome: "refused",
    sentence: "120 cases from 6 sources are too few to say whether v7 can take the place of v5.",
    detail: expect.stringContaining("Record v5 on cases from more sources while it still answers."),
    moreCases: null,
  });
});

test("no more cases are needed than the estimate asks for", () => {
  const { moreCases } = verdictOf(6, 6, 288);
  const scale = (300 + (moreCases ?? 0)) / 300;
  // At the figures seen, a report of that size passes more often than not.
  expect(verdictOf(Math.round(6 * scale), Math.round(6 * scale), Math.round(288 * scale)).outcome).toBe("no_worse");
});

test("texts are alike by their letters, answers in JSON by their fields", () => {
  expect(similarity("Your parcel is late.", " Your  parcel is late.\n")).toBe(1);
  expect(similarity("night", "nacht")).toBeCloseTo(similarity("nacht", "night"), 12);
  expect(similarity("abc", "xyz")).toBe(0);
  expect(similarity("", "something")).toBe(0);
  expect(similarity("We will refund you.", "We will refund you today.")).toBeGreaterThan(0.7);
  expect(sameFields('{"queue": "refund", "urgent": true}', '{"urgent": true, "queue": "login"}')).toBe(0.5);
  expect(sameFields('{"queue": "refund"}', "no json")).toBe(0);
  expect(sameFields("refund", "refund")).toBeNull();
});
