import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

/** For good; the second time changes nothing. */
export async function revokeGatewayKey({ projectId }: Caller, keyId: string): Promise<void> {
  const key = await db.gatewayKey.findFirst({ where: { id: keyId, projectId }, select: { id: true } });
  if (!key) throw new AppError("not_found", "There is no such gateway key in this project.");
  await db.gatewayKey.updateMany({ where: { id: key.id, projectId, revokedAt: null }, data: { revokedAt: new Date() } });
}
