import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { GatewayKey } from "./schemas";
import { gatewayKeyInclude, toGatewayKey } from "./to-gateway-key";

/** Newest first; revoked ones stay, so that a log can be read. */
export async function listGatewayKeys({ projectId }: Caller): Promise<GatewayKey[]> {
  const rows = await db.gatewayKey.findMany({
    where: { projectId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: gatewayKeyInclude(),
  });
  return rows.map(toGatewayKey);
}
