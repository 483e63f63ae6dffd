import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Person } from "./caller";
import { mayDo } from "./permissions";
import { type WorkspacePerson, workspacePersonSchema } from "./schemas";

export const workspacePersonSelect = {
  id: true,
  name: true,
  email: true,
  role: true,
  createdAt: true,
  members: { select: { projectId: true, role: true } },
} satisfies Prisma.UserSelect;

/** Everybody who has an account, by name. Their addresses are for those who look after people. */
export async function listWorkspacePeople({ role }: Person): Promise<WorkspacePerson[]> {
  const users = await db.user.findMany({
    where: { removedAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: workspacePersonSelect,
  });
  const mayLookAfter = mayDo(role, "launch");
  return users.map((user) => workspacePersonSchema.parse(mayLookAfter ? user : { ...user, email: null, members: [] }));
}
