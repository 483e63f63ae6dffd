import type { Caller } from "@/lib/accounts/caller";
import type { Role } from "@/lib/accounts/permissions";
import { requireGivable, requireManageable } from "@/lib/accounts/ranks";
import type { ChangeRoleInput } from "@/lib/accounts/schemas";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { type ProjectPerson, projectPersonSchema } from "./schemas";

/** Lets somebody of the workspace into the project, or gives them another role in it. */
export async function setMember(
  { projectId, role: own, userId: by }: Caller,
  userId: string,
  { role }: ChangeRoleInput,
): Promise<ProjectPerson> {
  requireGivable(own, role);
  return db.$transaction(async (tx) => {
    const { name, current } = await lockMember(tx, projectId, userId);
    if (current && userId !== by) requireManageable(own, current);
    await tx.projectMember.upsert({
      where: { projectId_userId: { projectId, userId } },
      create: { projectId, userId, role },
      update: { role },
    });
    return projectPersonSchema.parse({ id: userId, name, role });
  });
}

/** Who they are here, while nobody else changes it. Owners of the workspace are at home everywhere, so a project has no say about them. */
export async function lockMember(
  tx: Prisma.TransactionClient,
  projectId: string,
  userId: string,
): Promise<{ name: string; current: Role | null }> {
  await tx.$queryRaw`select id from "Project" where id = ${projectId} for update`;
  const user = await tx.user.findFirst({
    where: { id: userId, removedAt: null },
    select: { name: true, role: true, members: { where: { projectId }, select: { role: true } } },
  });
  if (!user) throw new AppError("not_found", "There is no such person in this workspace. Invite them first, under People.");
  if (user.role === "owner")
    throw new AppError("conflict", `${user.name} owns the workspace and is at home in every project. Change that under People.`);
  return { name: user.name, current: user.members[0]?.role ?? null };
}
