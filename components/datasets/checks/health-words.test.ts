import { describe, expect, test } from "vitest";
import type { Health } from "@/lib/datasets/checks/schemas";
import { healthSentence, progressShare, progressWords } from "./health-words";

const health = (given: Partial<Health>): Health => ({
  exampleCount: 4_812,
  flaggedCount: 0,
  issues: [],
  state: "idle",
  progress: null,
  report: null,
  checkedAt: null,
  answerSchema: null,
  ...given,
});

describe("the sentence", () => {
  test.each<[string, Partial<Health>]>([
    ["There is nothing to check yet.", { exampleCount: 0 }],
    ["4,812 examples, all fine.", {}],
    ["The one example is fine.", { exampleCount: 1 }],
    ["4,812 examples, 38 need a look.", { flaggedCount: 38, issues: [{ kind: "personal_data", open: 38, ignored: 0 }] }],
    ["4,812 examples, 1 needs a look.", { flaggedCount: 1, issues: [{ kind: "near_duplicate", open: 1, ignored: 3 }] }],
    [
      "4,812 examples; 2 of them need no mending, but there is something to know about them.",
      { flaggedCount: 2, issues: [{ kind: "rare_label", open: 2, ignored: 0 }] },
    ],
  ])("%s", (sentence, given) => expect(healthSentence(health(given))).toBe(sentence));
});

test("progress moves forward through all phases", () => {
  const steps = [
    { phase: "reading", done: 0, total: 10 },
    { phase: "reading", done: 10, total: 10 },
    { phase: "comparing", done: 50, total: 100 },
    { phase: "comparing", done: 99, total: 100 },
    { phase: "writing", done: 0, total: 3 },
  ] as const;
  const shares = steps.map(progressShare);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(progressWords(steps[1])).toBe("Reading the examples: 10 of 10");
});
