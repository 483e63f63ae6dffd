import { db } from "@/lib/db/client";
import { auth } from "./auth";
import type { Person } from "./caller";
import { roleSchema } from "./permissions";
import { hashToken } from "./tokens";

/** The person behind the session cookie, if there is one. */
export async function findPersonByCookie(headers: Headers): Promise<Person | null> {
  const session = await auth.api.getSession({ headers });
  // Whoever signed in at the moment of being removed has a session, and nothing behind it.
  if (!session || session.user.removedAt) return null;
  const { id, name, email, role } = session.user;
  return { userId: id, name, email, role: roleSchema.parse(role) };
}

/** The person whose API key this is; the key may do what they may do. */
export async function findPersonByKey(key: string): Promise<Person | null> {
  const found = await db.apiKey.findUnique({ where: { keyHash: hashToken(key) }, include: { user: true } });
  if (!found || found.user.removedAt) return null;
  await noteUse(found.id, found.lastUsedAt);
  const { id, name, email, role } = found.user;
  return { userId: id, name, email, role };
}

/** To the minute: a program that asks a thousand times a second must not write a thousand times. */
async function noteUse(id: string, lastUsedAt: Date | null): Promise<void> {
  const now = Date.now();
  if (lastUsedAt && now - lastUsedAt.getTime() < 60_000) return;
  await db.apiKey.updateMany({ where: { id }, data: { lastUsedAt: new Date(now) } });
}
