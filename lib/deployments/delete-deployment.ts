import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { deleteLog } from "@/lib/projects/delete-log";
import { getDeploymentRow } from "./get-deployment";
import { stepBack } from "./step-back";

/**
 * Programs that still ask for it are told that it is gone. Its log and history go with it, and the cases that its rules still had waiting; what
 * it served steps back to staging.
 */
export async function deleteDeployment(caller: Caller, deploymentId: string): Promise<void> {
  const { projectId, userId } = caller;
  await getDeploymentRow(caller, deploymentId);
  await deleteLog(deploymentId);
  await db.$transaction(async (tx) => {
    const served = await tx.deployment.findFirst({
      where: { id: deploymentId, projectId },
      select: { name: true, variants: { where: { NOT: { ranges: { equals: [] } } }, select: { modelVersionId: true } } },
    });
    await tx.collectedRequest.updateMany({
      where: { rule: { deployment: { id: deploymentId, projectId } } },
      data: { waitingCase: Prisma.DbNull },
    });
    const { count } = await tx.deployment.deleteMany({ where: { id: deploymentId, projectId } });
    if (!served || count === 0) throw new AppError("not_found", "There is no such deployment in this project. It may have been deleted.");
    const modelVersionIds = served.variants.map(({ modelVersionId }) => modelVersionId);
    await stepBack(tx, { modelVersionIds, reason: `The deployment ${served.name} was deleted.`, userId });
  });
}
