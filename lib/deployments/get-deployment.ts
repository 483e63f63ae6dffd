import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Deployment as DeploymentRow, Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import type { Deployment } from "./schemas";
import { deploymentInclude, toDeployment } from "./to-deployment";

export async function getDeployment({ projectId }: Caller, deploymentId: string): Promise<Deployment> {
  const row = await db.deployment.findFirst({ where: { id: deploymentId, projectId }, include: deploymentInclude() });
  if (!row) throw noSuchDeployment();
  return toDeployment(row);
}

export async function getDeploymentRow(
  { projectId }: Caller,
  deploymentId: string,
  tx: Prisma.TransactionClient = db,
): Promise<DeploymentRow> {
  const row = await tx.deployment.findFirst({ where: { id: deploymentId, projectId } });
  if (!row) throw noSuchDeployment();
  return row;
}

const noSuchDeployment = () => new AppError("not_found", "There is no such deployment in this project. It may have been deleted.");
