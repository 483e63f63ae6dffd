import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { bucketCount, sizeOf } from "@/lib/deployments/allocate-ranges";
import { rangesSchema, trafficSchema } from "@/lib/deployments/schemas";
import type { ListedModel } from "@/lib/models/schemas";
import type { CardDeployment } from "./schemas";

const mostChanges = 1_000;

/** Where it answers or once did, and from when to when: read off the history of the traffic. */
export async function readCardDeployments({ projectId }: Caller, model: Pick<ListedModel, "id">): Promise<CardDeployment[]> {
  const deployments = await db.deployment.findMany({
    where: { projectId, variants: { some: { modelVersionId: model.id } } },
    orderBy: { name: "asc" },
    select: {
      id: true,
      name: true,
      variants: { where: { modelVersionId: model.id }, select: { id: true, ranges: true, isFallback: true } },
      changes: { orderBy: { routingVersion: "asc" }, take: mostChanges, select: { createdAt: true, before: true, after: true } },
    },
  });
  return deployments.map(({ id, name, variants, changes }) => {
    const own = new Set(variants.map((variant) => variant.id));
    const answers = (traffic: unknown) =>
      trafficSchema.parse(traffic).some(({ variantId, ranges }) => own.has(variantId) && ranges.length > 0);
    const share = variants.reduce((sum, { ranges }) => sum + sizeOf(rangesSchema.parse(ranges)), 0) / bucketCount;
    const since = changes.find(({ after }) => answers(after))?.createdAt ?? null;
    const left = changes.findLast(({ before, after }) => answers(before) && !answers(after))?.createdAt ?? null;
    return {
      deployment: { id, name },
      share,
      isFallback: variants.some(({ isFallback }) => isFallback),
      since,
      until: share > 0 ? null : left,
    };
  });
}
