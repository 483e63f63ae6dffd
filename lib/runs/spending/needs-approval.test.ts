import { expect, test } from "vitest";
import { budgetProblem } from "./budget-problem";
import { isCovered, needsApproval } from "./needs-approval";

test.each([
  [[0, 0], 20, false],
  [[0, 0], 0, false],
  [[3, 20], 20, false],
  [[3, 20.01], 20, true],
  [[0.1, 0.2], 0, true],
  [null, 20, true],
  [null, 0, true],
] as const)("a run of %j USD with a limit of %d waits: %s", (cost, limit, waits) => {
  expect(needsApproval(cost && [...cost], limit)).toBe(waits);
});

test("an approval holds up to the price that was seen, to the cent; an unknown price is approved as unknown", () => {
  expect(isCovered([3, 25], 25)).toBe(true);
  expect(isCovered([3, 25.004], 25)).toBe(true);
  expect(isCovered([3, 25.01], 25)).toBe(false);
  expect(isCovered([3, 20], 25)).toBe(true);
  expect(isCovered(null, null)).toBe(true);
  expect(isCovered(null, 25)).toBe(false);
  expect(isCovered([3, 25], null)).toBe(false);
});

test("what does not fit into the budget is refused with what is left and who may raise it", () => {
  const budget = { budgetUsd: 100, leftUsd: 12.5 };
  expect(budgetProblem([5, 12.5], budget)).toBeNull();
  expect(budgetProblem([0, 0], { budgetUsd: 100, leftUsd: 0 })).toBeNull();
  expect(budgetProblem([5, 900], { budgetUsd: null, leftUsd: null })).toBeNull();
  expect(budgetProblem(null, { budgetUsd: null, leftUsd: null })).toBeNull();
  expect(budgetProblem([5, 13], budget)).toBe(
    "It may cost $5.00 to $13.00. The budget of this month is $100, and $12.50 of it are left. An owner of the project can raise it in the project’s settings.",
  );
  expect(budgetProblem([5, 13], { budgetUsd: 100, leftUsd: 0 })).toContain("nothing of it is left");
  expect(budgetProblem(null, budget)).toContain("nobody knows what this would cost");
});
