import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { getRuleRow } from "./get-rule-row";

/** What it collected stays, and is not collected again by another rule; cases that still waited go with it. */
export async function deleteRule(caller: Caller, deploymentId: string, ruleId: string): Promise<null> {
  const { id } = await getRuleRow(caller, deploymentId, ruleId);
  await db.$transaction([
    db.collectedRequest.updateMany({ where: { ruleId: id }, data: { waitingCase: Prisma.DbNull } }),
    db.collectRule.deleteMany({ where: { id } }),
  ]);
  return null;
}
