import { expect, test } from "vitest";
import type { Overview } from "@/lib/evaluations/schemas";
import { nextStep } from "./next-step";

const empty: Overview = {
  exampleCount: 0,
  rejectedCount: 0,
  latestVersion: null,
  waitingRun: null,
  mayApprove: true,
  activeRun: null,
  lastRun: null,
  activeEvaluation: null,
  benchmark: null,
  versions: [],
  baseline: null,
  comparison: null,
  classicReference: null,
};
const frozen: Overview = {
  ...empty,
  exampleCount: 120,
  latestVersion: { datasetId: "d1", number: 1, trainCount: 96, validationCount: 12, testCount: 12 },
};

test("the story begins with examples, then a version, then a run", () => {
  expect(nextStep("p1", empty).button).toBe("Add examples");
  expect(nextStep("p1", { ...empty, exampleCount: 120 }).button).toBe("Freeze a version");
  expect(nextStep("p1", frozen)).toMatchObject({ button: "Set up a run", href: "/projects/p1/runs/new" });
});

test("what is at work comes before everything else", () => {
  const activeRun = { id: "r2", number: 2, status: "running", step: 3, totalSteps: 10 };
  expect(nextStep("p1", { ...empty, activeRun })).toMatchObject({ button: "Watch run 2", href: "/projects/p1/runs/r2" });
});

test.each([
  ["failed", /says why/],
  ["lost", /says why/],
  ["cancelled", /stopped before its end/],
])("a run that %s is looked at before another is started", (status, words) => {
  const step = nextStep("p1", { ...frozen, lastRun: { id: "r1", number: 1, status } });
  expect(step.sentence).toMatch(words);
  expect(step.href).toBe("/projects/p1/runs/r1");
});

test("what waits for a lead comes first for the lead, and after what is at work for everybody else", () => {
  const activeRun = { id: "r2", number: 2, status: "running", step: 3, totalSteps: 10 };
  const waiting = { ...frozen, activeRun, waitingRun: { id: "r3", number: 3, count: 1 } };
  expect(nextStep("p1", waiting)).toMatchObject({ sentence: "Run 3 waits for your approval.", href: "/projects/p1/runs/r3" });
  expect(nextStep("p1", { ...waiting, waitingRun: { id: "r3", number: 3, count: 2 } }).sentence).toBe("2 runs wait for your approval.");
  expect(nextStep("p1", { ...waiting, mayApprove: false }).button).toBe("Watch run 2");
  expect(nextStep("p1", { ...waiting, mayApprove: false, activeRun: null }).sentence).toContain("until a lead approves it");
});
