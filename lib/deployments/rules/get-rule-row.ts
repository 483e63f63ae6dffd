import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

export async function getRuleRow({ projectId }: Caller, deploymentId: string, ruleId: string) {
  const row = await db.collectRule.findFirst({
    where: { id: ruleId, deploymentId, deployment: { projectId } },
    include: { deployment: { select: { name: true } } },
  });
  if (!row) throw new AppError("not_found", "There is no such rule. It may have been deleted.");
  return row;
}
