import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";

/** The name that stands in a run's log beside what somebody decided. */
export async function speakerOf({ userId }: Caller): Promise<string> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { name: true } });
  return user?.name ?? "somebody who left";
}
