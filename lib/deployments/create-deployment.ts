import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { variantData } from "./add-variant";
import { bucketCount } from "./allocate-ranges";
import { followTraffic } from "./follow-traffic";
import { getDeployment } from "./get-deployment";
import { newSalt } from "./new-salt";
import { planParity } from "./parity/plan-parity";
import { type CreateDeploymentInput, createDeploymentInput, type Deployment, type Ranges } from "./schemas";

/** Its one variant gets everything: at once where nothing has to be checked, and else as soon as its check has passed. */
export async function createDeployment(caller: Caller, given: CreateDeploymentInput): Promise<Deployment> {
  const { name, description, variant } = createDeploymentInput.parse(given);
  const { projectId, userId } = caller;
  const deploymentId = await refuseTakenName(name, () =>
    db.$transaction(async (tx) => {
      const data = { name, description, projectId, createdById: userId, salt: newSalt(), logSalt: newSalt() };
      const { id: deploymentId } = await tx.deployment.create({ data, select: { id: true } });
      const made = await tx.variant.create({ data: { ...(await variantData(tx, caller, variant)), deploymentId, number: 1, ranges: [] } });
      const { isNeeded } = await planParity(tx, made.id);
      const ranges: Ranges = isNeeded ? [] : [[0, bucketCount]];
      await tx.variant.update({ where: { id: made.id }, data: { ranges } });
      const after = isNeeded ? [] : [{ variantId: made.id, ranges, isFallback: false }];
      await tx.deploymentChange.create({ data: { deploymentId, kind: "created", routingVersion: 1, before: [], after, userId } });
      await followTraffic(tx, { name, modelVersionIds: [made.modelVersionId], answeredIds: new Set(), reason: "", userId });
      return deploymentId;
    }),
  );
  return getDeployment(caller, deploymentId);
}

/** Names are one of their kind in the workspace, because a program says nothing else. */
async function refuseTakenName<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")) throw error;
    const problem = `The name “${name}” is taken in this workspace, maybe in another project. Choose another one.`;
    throw new AppError("conflict", problem, [{ field: "name", problem }]);
  }
}
