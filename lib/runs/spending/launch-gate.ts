import { budgetProblem } from "./budget-problem";
import { needsApproval } from "./needs-approval";
import type { CostRange, Spending } from "./schemas";

export type LaunchGate =
  | { kind: "start" }
  /** Above the limit, and whoever looks may say that the price is right. */
  | { kind: "approve" }
  /** Above the limit: it is saved and waits for a lead. */
  | { kind: "propose" }
  | { kind: "refuse"; reason: string };

/** What pressing the button will do, as the server will decide it. */
export function launchGate(cost: CostRange, spending: Spending, mayApprove: boolean): LaunchGate {
  const reason = budgetProblem(cost, spending);
  if (reason) return { kind: "refuse", reason };
  if (!needsApproval(cost, spending.spendingLimitUsd)) return { kind: "start" };
  return { kind: mayApprove ? "approve" : "propose" };
}
