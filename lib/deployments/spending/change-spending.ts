import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getDeploymentRow } from "../get-deployment";
import { getSpending } from "./get-spending";
import { type ChangeSpendingInput, changeSpendingInput, type Spending } from "./schemas";

/** What endpoints cost is told by a person: no provider says it in a way that all of them share. */
export async function changeSpending(caller: Caller, deploymentId: string, given: ChangeSpendingInput): Promise<Spending> {
  const { monthlyBudgetUsd, endpoints } = changeSpendingInput.parse(given);
  await db.$transaction(async (tx) => {
    await getDeploymentRow(caller, deploymentId, tx);
    if (monthlyBudgetUsd !== undefined)
      await tx.deployment.update({ where: { id: deploymentId, projectId: caller.projectId }, data: { monthlyBudgetUsd } });
    for (const { variantId, usdPerDay } of endpoints) {
      const { count } = await tx.variant.updateMany({ where: { id: variantId, deploymentId }, data: { endpointUsdPerDay: usdPerDay } });
      if (count === 0) throw new AppError("not_found", "This deployment has no such variant.");
    }
  });
  return getSpending(caller, deploymentId);
}
