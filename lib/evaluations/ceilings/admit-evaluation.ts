import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { budgetProblem } from "@/lib/runs/spending/budget-problem";
import { lockSpending, readSpending } from "@/lib/runs/spending/read-spending";
import type { CostRange } from "@/lib/runs/spending/schemas";
import { keepToBudget, lowerOf, type Measured, mayCost } from "./keep-to-budget";
import type { Ceilings } from "./schemas";

/**
 * Whether a person may start or go on with it, inside of the transaction that does: refused when what is missing is likely not to fit into
 * what is left of the month's budget, else held to that. `usd` null: nobody knows what is missing costs.
 */
export async function admitEvaluation<L extends Partial<Ceilings>>(
  tx: Prisma.TransactionClient,
  measured: Measured,
  limits: L,
  usd: CostRange,
): Promise<L & { costHighUsd?: number }> {
  const { projectId, modelVersionId, benchmarkId } = measured;
  if (usd === null) return keepToBudget(tx, measured, limits);
  await lockSpending(tx, projectId);
  // What it has set aside already is not in its own way.
  await tx.evaluation.updateMany({ where: { projectId, modelVersionId, benchmarkId }, data: { costHighUsd: null } });
  const known = await tx.evaluation.findUnique({ where: { modelVersionId_benchmarkId: { modelVersionId, benchmarkId } } });
  const spending = await readSpending(tx, projectId);
  const { spentUsd } = known ?? { spentUsd: 0 };
  const { ceilingUsd = known?.ceilingUsd ?? null } = limits;
  const room = ceilingUsd === null ? Number.POSITIVE_INFINITY : Math.max(0, ceilingUsd - spentUsd);
  const likelyUsd = Math.min(usd[1], room);
  const problem = budgetProblem([Math.min(usd[0], room), likelyUsd], spending);
  if (problem) throw new AppError("conflict", problem);
  if (spending.leftUsd === null || !(await mayCost(tx, measured))) return limits;
  return { ...limits, ceilingUsd: lowerOf(ceilingUsd, spentUsd + spending.leftUsd), costHighUsd: spentUsd + likelyUsd };
}
