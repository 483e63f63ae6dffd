import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { StepJournal } from "./step-journal";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hone-journal-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const metrics = (step: number) => ({
  step,
  totalSteps: 9,
  epoch: 1,
  trainLoss: 1,
  trainMeanTokenAccuracy: 0,
  learningRate: 1,
  gradientNorm: 1,
  tokensPerSecond: 1,
  elapsedSeconds: 1,
  trainedTokens: 1,
});
const step = (number: number) => ({ type: "step" as const, metrics: metrics(number) });
const checkpoint = (number: number) => {
  const path = join(folder, `checkpoint-${number}`);
  return { type: "checkpoint" as const, checkpoint: { folder: path, step: number, epoch: 1, metrics: metrics(number) } };
};

test("a listener is told the steps it missed, up to the saved state", () => {
  const journal = new StepJournal(folder);
  for (const number of [1, 2, 3]) journal.add(step(number));
  journal.save();
  journal.add(step(4));
  journal.save();
  expect(new StepJournal(folder).resume(3, 1)).toEqual([step(2), step(3)]);
  expect(new StepJournal(folder).resume(9, 0)).toEqual([step(1), step(2), step(3)]);
});

test("a line that a crash cut off does not spoil what follows", () => {
  const journal = new StepJournal(folder);
  journal.add(step(1));
  journal.save();
  appendFileSync(join(folder, "resume", "steps.jsonl"), '{"type":"st');
  const next = new StepJournal(folder);
  expect(next.resume(1, 0)).toEqual([step(1)]);
  next.add(step(2));
  next.save();
  expect(new StepJournal(folder).resume(2, 0)).toEqual([step(1), step(2)]);
});

test("checkpoints that still exist are told again, whatever step was seen", () => {
  const journal = new StepJournal(folder);
  mkdirSync(join(folder, "checkpoint-2"));
  for (const entry of [checkpoint(1), step(1), checkpoint(2), step(2)]) journal.add(entry);
  journal.save();
  expect(new StepJournal(folder).resume(2, 2)).toEqual([checkpoint(2)]);
});

test("a run from the beginning has nothing to tell", () => {
  const journal = new StepJournal(folder);
  journal.add(step(1));
  journal.save();
  journal.reset();
  expect(new StepJournal(folder).resume(9, 0)).toEqual([]);
});
