import { describe, expect, test } from "vitest";
import type { Contribution } from "@/lib/evaluations/schemas";
import { headlineOf, outcomeWords, shareWords } from "./contribution-words";

const score = (value: number, low: number, high: number) => ({
  value,
  ci95: [low, high] as [number, number],
  ci50: [low, high] as [number, number],
  n: 90,
});
const model: Contribution["model"] = {
  evaluationId: "e",
  modelVersion: {
    id: "m",
    kind: "fine_tune",
    approach: "prompt",
    shownVersionId: null,
    number: 2,
    name: "v2",
    deploymentName: null,
    baseModel: "hone-base",
    trainer: { id: "t", name: "CPU" },
    run: null,
    stage: "candidate",
    stageVersion: 1,
    createdAt: new Date(0),
  },
  benchmark: {
    id: "b",
    seriesId: "b",
    version: 1,
    note: "",
    name: "Messages, version 3",
    number: 1,
    graders: [{ key: "exact", kind: "exact" }],
    caseCount: 90,
    datasetVersionId: "v",
    createdAt: new Date(0),
  },
  score: score(0.872, 0.85, 0.891),
  prompting: score(0.61, 0.5, 0.7),
};
const inVersion = (number: number, more: Partial<Contribution> = {}): Contribution => ({
  version: { id: String(number), number, exampleCount: 900, createdAt: new Date(0) },
  own: { count: 212, isAtLeast: false },
  model: null,
  training: null,
  ...more,
});

describe("what one's work came to, in words", () => {
  test("says the share and the score with its interval, beside prompting", () => {
    const one = inVersion(3, { model });
    expect(shareWords(one)).toBe("212 of your examples are in version 3");
    expect(outcomeWords(one)).toBe("the model trained on it scores 87.2% (85.0 to 89.1); prompting 61.0% (50.0 to 70.0)");
  });

  test("says when nothing is measured yet, and what is on its way", () => {
    expect(outcomeWords(inVersion(4))).toBe("no model has learned from it yet");
    expect(outcomeWords(inVersion(4, { training: { id: "r", number: 7 } }))).toBe("run 7 is learning from it now");
    expect(shareWords(inVersion(4, { own: { count: 1, isAtLeast: false } }))).toBe("1 of your examples is in version 4");
    expect(shareWords(inVersion(4, { own: { count: 10_000, isAtLeast: true } }))).toBe("At least 10,000 of your examples are in version 4");
  });

  test("leads with the newest version that was measured", () => {
    const measured = inVersion(3, { model });
    expect(headlineOf([inVersion(4), measured, inVersion(2, { model })])).toBe(measured);
    expect(headlineOf([inVersion(4), inVersion(3)])?.version.number).toBe(4);
    expect(headlineOf([])).toBeUndefined();
  });
});
