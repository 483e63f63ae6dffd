import { expect, test } from "vitest";
import type { SweepResult } from "@/lib/evaluations/sweeps/schemas";
import type { RunStatus } from "@/lib/runs/schemas";
import { sweepSentence } from "./sweep-sentence";

const ended = (...statuses: RunStatus[]) => ({
  status: "finished" as const,
  curveOf: null,
  members: statuses.map((status) => ({ state: "launched" as const, run: { status } })),
});
const none: SweepResult = { by: "loss", benchmark: null, grader: null, rows: [], prompting: null, verdict: null };

test("with several good runs only the result can tell, so until it is there nothing is said", () => {
  expect(sweepSentence(ended("succeeded", "succeeded", "failed"), undefined)).toBeNull();
  const verdict = { bestPosition: 2, asGood: [], sentence: "Run 5 is best.", detail: "By 4 points." };
  expect(sweepSentence(ended("succeeded", "succeeded", "failed"), { ...none, verdict })?.sentence).toBe("Run 5 is best.");
});

test("that there is nothing to compare is said of one good run alone, and needs no result", () => {
  for (const result of [undefined, none]) {
    expect(sweepSentence(ended("succeeded", "failed"), result)?.sentence).toContain("One run made a model");
    expect(sweepSentence(ended("failed", "failed"), result)?.sentence).toBe("None of these runs made a model.");
  }
  expect(sweepSentence(ended("succeeded", "succeeded"), none)?.sentence).toBe(
    "2 runs made a model, and nothing was measured by which to compare them.",
  );
});

test("while it runs it says how far it is, whether the result is there or not", () => {
  const running = { ...ended("succeeded", "running"), status: "running" as const };
  expect(sweepSentence(running, undefined)?.sentence).toBe("1 of 2 runs have ended.");
});
