import { expect, test } from "vitest";
import { launchGate } from "./launch-gate";

const spending = { spendingLimitUsd: 20, budgetUsd: 100, spentUsd: 40, leftUsd: 60, renewsAt: new Date() };

test.each([
  [[3, 20], true, "start"],
  [[3, 21], true, "approve"],
  [[3, 21], false, "propose"],
  [[3, 61], true, "refuse"],
  [null, true, "refuse"],
] as const)("%j USD, may approve: %s: %s", (cost, mayApprove, kind) => {
  expect(launchGate(cost && [...cost], spending, mayApprove).kind).toBe(kind);
});

test("without a budget, an unknown price is somebody's decision", () => {
  expect(launchGate(null, { ...spending, budgetUsd: null, leftUsd: null }, false).kind).toBe("propose");
});
