import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { applyChange } from "../change-traffic";
import { sendEverybodyTo } from "../send-everybody-to";

interface First {
  id: string;
  number: number;
  deploymentId: string;
}

/** What stays in the way, say a model that is asked by another name since, is for a person to see on the page. */
const mostTries = 5;

/** A new deployment serves nothing until its first variant may answer; then that one gets everything. Doing it twice changes nothing. */
export async function openDeployment(
  actor: { projectId: string; userId: string | null },
  { id, number, deploymentId }: First,
): Promise<void> {
  if (number !== 1) return;
  for (let tries = 0; tries < mostTries; tries++) {
    const deployment = await db.deployment.findUnique({
      where: { id: deploymentId },
      select: { routingVersion: true, changes: { where: { NOT: { after: { equals: [] } } }, take: 1, select: { id: true } } },
    });
    if (!deployment || deployment.changes.length > 0) return;
    const { routingVersion } = deployment;
    const reason = "It has been checked, and this is the first variant.";
    try {
      return await applyChange(actor, deploymentId, { kind: "promoted", routingVersion, reason, decide: sendEverybodyTo(id) });
    } catch (error) {
      // Somebody changed the deployment in the same moment: look again.
      if (!(error instanceof AppError && error.code === "conflict")) throw error;
    }
  }
}
