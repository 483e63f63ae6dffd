import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { DeploymentChange as ChangeRow, Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { changeTraffic } from "./change-traffic";
import { movesTraffic } from "./moves-traffic";
import { type Deployment, type RevertInput, revertInput, type Traffic, trafficSchema } from "./schemas";

/** Brings back who had what before the last move of the traffic, to the bucket: people get again what they had. */
export async function revertChange(caller: Caller, deploymentId: string, changeId: string, given: RevertInput): Promise<Deployment> {
  const { routingVersion, reason } = revertInput.parse(given);
  const { projectId } = caller;
  const change = await db.deploymentChange.findFirst({ where: { id: changeId, deployment: { id: deploymentId, projectId } } });
  if (!change) throw new AppError("not_found", "There is no such change in the history of this deployment.");
  if (!movesTraffic(change.kind)) throw new AppError("invalid", "This change moved nobody, so there is no traffic to bring back.");
  const wanted = trafficSchema.parse(change.before);
  if (wanted.length === 0) throw new AppError("invalid", "Before this change nothing was served, so there is nothing to go back to.");
  const decide = async (before: Traffic, tx: Prisma.TransactionClient) => {
    await requireLast(tx, change);
    return before.map(({ variantId }) => wanted.find((one) => one.variantId === variantId) ?? { variantId, ranges: [], isFallback: false });
  };
  return changeTraffic(caller, deploymentId, { kind: "reverted", routingVersion, reason, decide });
}

/** The page of whoever asks may be older than the last move, and what was before an older one is nobody's wish any more. */
async function requireLast(tx: Prisma.TransactionClient, { deploymentId, routingVersion }: ChangeRow): Promise<void> {
  const later = await tx.deploymentChange.findMany({
    where: { deploymentId, routingVersion: { gt: routingVersion } },
    select: { kind: true },
  });
  if (!later.some(({ kind }) => movesTraffic(kind))) return;
  throw new AppError(
    "conflict",
    "The traffic was moved again after this change, and only the last move can be taken back. Look at who answers now; to bring an older variant back, promote it.",
  );
}
