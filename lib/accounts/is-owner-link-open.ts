import { db } from "@/lib/db/client";
import { ownerExists } from "./owner-exists";
import { hashToken } from "./tokens";

/** Whether this link can still make an owner; `claimOwner` decides for good. */
export async function isOwnerLinkOpen(token: string): Promise<boolean> {
  return (await findOwnerLink(token)) !== null && !(await ownerExists());
}

/** A link that was neither used nor has run out. */
export async function findOwnerLink(token: string) {
  return db.ownerLink.findFirst({ where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: new Date() } } });
}
