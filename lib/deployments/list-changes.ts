import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { bucketCount, sizeOf } from "./allocate-ranges";
import { getDeploymentRow } from "./get-deployment";
import { type DeploymentChange, deploymentChangeSchema, trafficSchema } from "./schemas";

const mostShown = 200;

/** The newest first. Nobody's name: a guardrail, a stage or the calendar did it. */
export async function listChanges(caller: Caller, deploymentId: string): Promise<DeploymentChange[]> {
  const { id } = await getDeploymentRow(caller, deploymentId);
  const rows = await db.deploymentChange.findMany({ where: { deploymentId: id }, orderBy: { routingVersion: "desc" }, take: mostShown });
  const ids = [...new Set(rows.flatMap(({ userId }) => userId ?? []))];
  const people = new Map(
    (await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })).map((one) => [one.id, one]),
  );
  return rows.map(({ userId, before, after, ...row }) =>
    deploymentChangeSchema.parse({
      ...row,
      before: toShares(before),
      after: toShares(after),
      person: (userId && people.get(userId)) ?? null,
    }),
  );
}

function toShares(traffic: unknown) {
  return trafficSchema.parse(traffic).map(({ variantId, ranges, isFallback }) => ({
    variantId,
    isFallback,
    share: sizeOf(ranges) / bucketCount,
  }));
}
