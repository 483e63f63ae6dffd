import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getDeploymentRow } from "../get-deployment";

const dayMs = 86_400_000;

/** What came yesterday and comes from now on is what later days are held against. */
export async function callNormal(caller: Caller, deploymentId: string, now = new Date()): Promise<null> {
  const { id } = await getDeploymentRow(caller, deploymentId);
  const yesterday = new Date(new Date(now.getTime() - dayMs).toISOString().slice(0, 10));
  await db.deployment.updateMany({ where: { id, projectId: caller.projectId }, data: { normalSince: yesterday } });
  return null;
}
