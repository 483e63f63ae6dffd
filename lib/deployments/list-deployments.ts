import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import type { DeploymentList } from "./schemas";
import { deploymentInclude, toDeployment } from "./to-deployment";

/** Newest first, and where programs find them. */
export async function listDeployments({ projectId }: Caller): Promise<DeploymentList> {
  const rows = await db.deployment.findMany({
    where: { projectId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: deploymentInclude(),
  });
  return { gatewayUrl: `${env.gatewayUrl}/v1`, items: rows.map(toDeployment) };
}
