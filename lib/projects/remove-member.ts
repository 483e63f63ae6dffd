import type { Caller } from "@/lib/accounts/caller";
import { requireManageable } from "@/lib/accounts/ranks";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { lockMember } from "./set-member";

/** From now on the project does not exist to them. What they did in it stays, under their name. */
export async function removeMember({ projectId, role: own, userId: by }: Caller, userId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { name, current } = await lockMember(tx, projectId, userId);
    if (!current) throw new AppError("not_found", `${name} is not a member of this project.`);
    if (userId !== by) requireManageable(own, current);
    await tx.projectMember.deleteMany({ where: { projectId, userId } });
  });
}
