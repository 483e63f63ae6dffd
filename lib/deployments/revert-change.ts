import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { changeTraffic } from "./change-traffic";
import { type Deployment, type RevertInput, revertInput, type Traffic, trafficSchema } from "./schemas";

/** Brings back who had what before a change, to the bucket: people get again what they had. */
export async function revertChange(caller: Caller, deploymentId: string, changeId: string, given: RevertInput): Promise<Deployment> {
  const { routingVersion, reason } = revertInput.parse(given);
  const { projectId } = caller;
  const change = await db.deploymentChange.findFirst({ where: { id: changeId, deployment: { id: deploymentId, projectId } } });
  if (!change) throw new AppError("not_found", "There is no such change in the history of this deployment.");
  const wanted = trafficSchema.parse(change.before);
  if (wanted.length === 0) throw new AppError("invalid", "Before this change nothing was served, so there is nothing to go back to.");
  const decide = (before: Traffic) =>
    before.map(({ variantId }) => wanted.find((one) => one.variantId === variantId) ?? { variantId, ranges: [], isFallback: false });
  return changeTraffic(caller, deploymentId, { kind: "reverted", routingVersion, reason, decide });
}
