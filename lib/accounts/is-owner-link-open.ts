import { db } from "@/lib/db/client";
import { ownerExists } from "./owner-exists";
import { hashToken } from "./tokens";

/** Whether this link can still make an owner; `claimOwner` decides for good. */
export async function isOwnerLinkOpen(token: string): Promise<boolean> {
  const link = await db.ownerLink.findFirst({ where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: new Date() } } });
  return link !== null && !(await ownerExists());
}
