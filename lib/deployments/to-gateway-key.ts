import type { Prisma } from "@/lib/db/generated/client";
import { monthOf } from "./month-of";
import { type GatewayKey, gatewayKeySchema } from "./schemas";

export const gatewayKeyInclude = () =>
  ({ scopes: true, months: { where: { month: monthOf(new Date()) } } }) satisfies Prisma.GatewayKeyInclude;

type Row = Prisma.GatewayKeyGetPayload<{ include: ReturnType<typeof gatewayKeyInclude> }>;

export function toGatewayKey({ scopes, months, ...row }: Row): GatewayKey {
  const { costUsd = 0, estimatedUsd = 0, requests = 0 } = months[0] ?? {};
  const deploymentIds = scopes.map(({ deploymentId }) => deploymentId);
  return gatewayKeySchema.parse({ ...row, deploymentIds, spentUsd: costUsd + estimatedUsd, isEstimated: estimatedUsd > 0, requests });
}
