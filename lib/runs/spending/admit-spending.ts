import type { Caller } from "@/lib/accounts/caller";
import { requirePermission } from "@/lib/accounts/permissions";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { budgetProblem } from "./budget-problem";
import { costWords } from "./cost-words";
import { isCovered, needsApproval } from "./needs-approval";
import { lockSpending } from "./read-spending";
import type { CostRange, Spending } from "./schemas";

export interface Admission {
  /** False: it waits for somebody who may approve it. */
  starts: boolean;
  /** Above the limit, and approved by whoever starts it. */
  isApproved: boolean;
  spending: Spending;
}

/**
 * Whether something that costs may start, inside of the transaction that starts it: refused when it does not fit into the budget, to wait when
 * it is above the limit, unless a lead says that exactly this price is right. `approvedUsd` undefined: nobody said anything.
 */
export async function admitSpending(
  tx: Prisma.TransactionClient,
  caller: Caller,
  cost: CostRange,
  approvedUsd?: number | null,
): Promise<Admission> {
  const spending = await lockSpending(tx, caller.projectId);
  const problem = budgetProblem(cost, spending);
  if (problem) throw new AppError("conflict", problem);
  const mustBeApproved = needsApproval(cost, spending.spendingLimitUsd);
  if (!mustBeApproved || approvedUsd === undefined) return { starts: !mustBeApproved, isApproved: false, spending };
  requirePermission(caller.role, "launch");
  refuseOtherPrice(cost, approvedUsd);
  return { starts: true, isApproved: true, spending };
}

/** Whoever approves has seen a price; another one is looked at first. */
export function refuseOtherPrice(cost: CostRange, approvedUsd: number | null): void {
  if (isCovered(cost, approvedUsd)) return;
  throw new AppError(
    "conflict",
    `The price is another one than you approved: by now it may cost ${costWords(cost)}. Look at it, then approve it again.`,
  );
}
