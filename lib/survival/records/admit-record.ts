import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { budgetProblem } from "@/lib/runs/spending/budget-problem";
import { lockSpending } from "@/lib/runs/spending/read-spending";

interface Recording {
  projectId: string;
  /** What is left to ask is likely to cost so much; null where nobody knows, and where no budget asks. */
  likelyUsd: number | null;
  /** The recording's own budget, for all of its answers. */
  budgetUsd: number | null;
  spentUsd: number;
}

/**
 * The budget that a recording may begin with, inside of the transaction that lets it begin: refused when it is likely not to fit into what is
 * left of the project's month, else its own is lowered to that.
 */
export async function admitRecord(
  tx: Prisma.TransactionClient,
  { projectId, likelyUsd, budgetUsd, spentUsd }: Recording,
): Promise<number | null> {
  // What costs nothing needs no money.
  if (!likelyUsd) return budgetUsd;
  const spending = await lockSpending(tx, projectId);
  const mostUsd = budgetUsd === null ? likelyUsd : Math.min(likelyUsd, Math.max(0, budgetUsd - spentUsd));
  const problem = budgetProblem([mostUsd, mostUsd], spending);
  if (problem) throw new AppError("conflict", problem);
  if (spending.leftUsd === null) return budgetUsd;
  return Math.min(budgetUsd ?? Number.POSITIVE_INFINITY, spentUsd + spending.leftUsd);
}
