import { expect, test } from "vitest";
import { runStatusSchema } from "./schemas";
import { canMove, isFinished, sourcesOf, unfinishedStatuses } from "./transitions";

test("an ended run goes nowhere", () => {
  const ended = runStatusSchema.options.filter(isFinished);
  expect(ended).toEqual(["succeeded", "failed", "cancelled", "lost"]);
  for (const from of ended) for (const to of runStatusSchema.options) expect(canMove(from, to)).toBe(false);
});

test("only a finalizing run succeeds, and it cannot be cancelled any more", () => {
  expect(sourcesOf("succeeded")).toEqual(["finalizing"]);
  expect(canMove("finalizing", "cancelled")).toBe(false);
});

test("everything before finalizing can be cancelled", () => {
  expect(sourcesOf("cancelled")).toEqual(unfinishedStatuses.filter((status) => status !== "finalizing"));
});

test("a trainer that restarts puts a running job back into its queue", () => {
  expect(canMove("running", "queued")).toBe(true);
});
