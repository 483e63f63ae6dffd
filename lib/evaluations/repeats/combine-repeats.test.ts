import { expect, test } from "vitest";
import type { Scores } from "../graders/schemas";
import { combineRepeats, type GradedAnswer } from "./combine-repeats";

const answer = (scores: Scores, more: Partial<GradedAnswer> = {}): GradedAnswer => ({
  answer: "yes",
  calls: [],
  scores,
  score: scores.exact?.score ?? null,
  latencyMs: 10,
  promptTokens: 7,
  completionTokens: 3,
  costUsd: 0.01,
  ...more,
});
const exact = { key: "exact", kind: "exact" } as const;

test("what could not be graded is left out of the mean, and what grading took is added up", () => {
  const judged = (score: number | null) => ({ exact: { score, reason: score === null ? "Away." : "", tokens: 5, costUsd: 0.1 } });
  const combined = combineRepeats([exact], [answer(judged(null)), answer(judged(1)), answer(judged(0), { latencyMs: 40, costUsd: 0.04 })]);
  expect(combined.scores.exact).toMatchObject({ score: 0.5, reason: "Mean of 2 answers: 1, 0.", tokens: 15 });
  expect(combined.scores.exact?.costUsd).toBeCloseTo(0.3, 9);
  expect(combined).toMatchObject({ score: 0.5, latencyMs: 20, answer: "yes" });
  expect(combined.costUsd).toBeCloseTo(0.02, 9);
  expect(combineRepeats([exact], [answer(judged(null)), answer(judged(null))])).toMatchObject({
    score: null,
    scores: { exact: { reason: "Away." } },
  });
});

test("one answer is itself", () => {
  const only = answer({ exact: { score: 1, reason: "" } });
  expect(combineRepeats([exact], [only])).toBe(only);
});
