import { db } from "@/lib/db/client";
import { ownerExists } from "./owner-exists";
import { hashToken, newToken } from "./tokens";

const validForMs = 7 * 24 * 60 * 60 * 1000;

/** The token of a fresh one-time link for the first owner, or null when there is one already. Older links stop working. */
export async function createOwnerLink(): Promise<string | null> {
  if (await ownerExists()) return null;
  const token = newToken();
  await db.$transaction([
    db.ownerLink.deleteMany({ where: { usedAt: null } }),
    db.ownerLink.create({ data: { tokenHash: hashToken(token), expiresAt: new Date(Date.now() + validForMs) } }),
  ]);
  return token;
}
