import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";

/** The projects that the caller may open; an owner of the workspace is at home in all of them. */
export async function visibleProjects({ userId }: Caller): Promise<string[]> {
  const person = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { role: true } });
  const rows = await db.project.findMany({
    where: person.role === "owner" ? {} : { members: { some: { userId } } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
