import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { type ProjectPerson, projectPersonSchema } from "./schemas";

/** Who works here, by name: the project's members with their role in it, and the workspace's owners, who are at home everywhere. */
export async function listPeople({ projectId }: Caller): Promise<ProjectPerson[]> {
  const users = await db.user.findMany({
    where: { OR: [{ role: "owner" }, { members: { some: { projectId } } }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, role: true, members: { where: { projectId }, select: { role: true } } },
  });
  return users.map(({ members, role, ...user }) =>
    projectPersonSchema.parse({ ...user, role: role === "owner" ? role : (members[0]?.role ?? role) }),
  );
}
