import { z } from "zod";
import type { Prisma } from "@/lib/db/generated/client";
import { type Serving, servingSchema } from "../schemas";

/** Half-open ranges of buckets, as a deployment's variants hold them. */
const rangesSchema = z.array(z.tuple([z.number(), z.number()]));

/** By model version: which deployments it answers for now, those of the largest share first. */
export async function readServing(tx: Prisma.TransactionClient, models: Prisma.ModelVersionWhereInput): Promise<Map<string, Serving[]>> {
  const deployments = await tx.deployment.findMany({
    where: { variants: { some: { modelVersion: models } } },
    orderBy: { name: "asc" },
    select: { id: true, name: true, variants: { select: { modelVersionId: true, ranges: true, isFallback: true } } },
  });
  const serving = new Map<string, Serving[]>();
  for (const { id, name, variants } of deployments) {
    const held = variants.map(({ ranges, ...variant }) => ({ ...variant, buckets: bucketsOf(ranges) }));
    const total = held.reduce((sum, { buckets }) => sum + buckets, 0) || 1;
    for (const modelVersionId of new Set(held.map((one) => one.modelVersionId))) {
      const own = held.filter((one) => one.modelVersionId === modelVersionId);
      const share = own.reduce((sum, { buckets }) => sum + buckets, 0) / total;
      const isFallback = own.some((one) => one.isFallback);
      if (share === 0 && !isFallback) continue;
      const one = servingSchema.parse({ deployment: { id, name }, share, isFallback, isMain: share > 0.5 });
      serving.set(modelVersionId, [...(serving.get(modelVersionId) ?? []), one]);
    }
  }
  for (const all of serving.values()) all.sort((a, b) => b.share - a.share);
  return serving;
}

function bucketsOf(ranges: Prisma.JsonValue): number {
  return rangesSchema.parse(ranges).reduce((sum, [from, to]) => sum + to - from, 0);
}
