import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { getRuleRow } from "./get-rule-row";

/** They are not collected again. */
export async function discardWaitingCases(caller: Caller, deploymentId: string, ruleId: string): Promise<null> {
  const { id } = await getRuleRow(caller, deploymentId, ruleId);
  await db.collectedRequest.updateMany({
    where: { ruleId: id, waitingCase: { not: Prisma.DbNull } },
    data: { waitingCase: Prisma.DbNull },
  });
  return null;
}
