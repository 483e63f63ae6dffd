import type { Prisma } from "@/lib/db/generated/client";
import { bucketCount, sizeOf } from "./allocate-ranges";
import { paritySentence } from "./parity/parity-sentence";
import { type Deployment, deploymentSchema, rangesSchema, type Variant, variantSchema } from "./schemas";
import { lastDayStart, sumTraffic } from "./traffic-sums";

export const variantInclude = {
  modelVersion: { select: { id: true, name: true, kind: true, baseModel: true } },
  parityChecks: { orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 1 },
} satisfies Prisma.VariantInclude;

export const deploymentInclude = () =>
  ({
    variants: { orderBy: { number: "desc" }, include: variantInclude },
    hours: { where: { hour: { gte: lastDayStart() } } },
  }) satisfies Prisma.DeploymentInclude;

type VariantRow = Prisma.VariantGetPayload<{ include: typeof variantInclude }>;
type Row = Prisma.DeploymentGetPayload<{ include: ReturnType<typeof deploymentInclude> }>;

export function toDeployment({ variants, hours, ...row }: Row): Deployment {
  const shown = variants.map(toVariant).toSorted((a, b) => b.share - a.share || b.number - a.number);
  return deploymentSchema.parse({ ...row, variants: shown, lastDay: sumTraffic(hours) });
}

export function toVariant({ parityChecks: [check], ...row }: VariantRow): Variant {
  const parity = check ? { ...check, sentence: paritySentence(check) } : null;
  return variantSchema.parse({ ...row, parity, share: sizeOf(rangesSchema.parse(row.ranges)) / bucketCount });
}
