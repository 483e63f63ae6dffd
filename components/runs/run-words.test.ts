import { expect, test } from "vitest";
import type { RunMetric } from "@/lib/runs/schemas";
import { runSentence, runState } from "./run-words";

const running = { status: "running", isStalled: false, isCancelling: false, modelVersion: null, step: 3 } as const;

function metrics(validLosses: (number | null)[]): RunMetric[] {
  return validLosses.map((validLoss, step) => ({
    step,
    trainLoss: 2 - step / 10,
    at: null,
    trainAccuracy: null,
    validLoss,
    validAccuracy: null,
    learningRate: null,
    gradientNorm: null,
    tokensPerSecond: null,
  }));
}

test("falling validation loss reads as learning, with the count", () => {
  expect(runSentence(running, metrics([2, 1.5, null, 1.6, 1.2])).text).toBe(
    "It is still learning: validation loss fell at 2 of the last 3 checks.",
  );
});

test("three rises in a row read as repeating", () => {
  expect(runSentence(running, metrics([1, 0.9, 1, 1.1, 1.2])).text).toMatch(/rose at 3 checks in a row/);
});

test("before there are checks, training loss speaks, with its caveat", () => {
  const { text, detail } = runSentence(running, metrics([null, null, null]));
  expect(text).toBe("It is learning: training loss went from 2.00 to 1.80.");
  expect(detail).toMatch(/Validation says more/);
});

test("until its figures are there nothing is said about how it learns, nor that it has not begun", () => {
  expect(runSentence(running, undefined)).toEqual({ text: "It is training.", detail: "" });
  expect(runSentence({ ...running, status: "succeeded" }, undefined).text).toBe("The training is done.");
});

test("a run without a step promises nothing", () => {
  expect(runSentence(running, []).text).toBe("It is about to take its first step.");
});

test("stalled and stopping win over running", () => {
  expect(runState({ ...running, isStalled: true }).word).toBe("Stalled");
  expect(runState({ ...running, isCancelling: true, isStalled: true }).word).toBe("Stopping");
  expect(runState({ ...running, status: "failed" }).word).toBe("Failed at step 3");
});
