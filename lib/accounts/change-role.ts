import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Person } from "./caller";
import { workspacePersonSelect } from "./list-workspace-people";
import { lockOwners, refuseLastOwner } from "./lock-owners";
import { mayDo } from "./permissions";
import { mayGive, requireGivable, requireManageable } from "./ranks";
import { type ChangeRoleInput, type WorkspacePerson, workspacePersonSchema } from "./schemas";

/** Gives somebody another role in the workspace. Invitations that the new role could not give are taken back. */
export async function changeRole(person: Person, userId: string, { role }: ChangeRoleInput): Promise<WorkspacePerson> {
  return db.$transaction(async (tx) => {
    await lockOwners(tx);
    // Read again under the lock: the role that opened the door may have been taken away meanwhile.
    const actor = await tx.user.findFirst({ where: { id: person.userId, removedAt: null } });
    const target = await tx.user.findFirst({ where: { id: userId, removedAt: null } });
    if (!actor || !target) throw gone();
    requireGivable(actor.role, role);
    if (target.id !== actor.id) requireManageable(actor.role, target.role);
    if (target.role === "owner" && role !== "owner") await refuseLastOwner(tx);
    const changed = await tx.user.update({ where: { id: userId }, data: { role }, select: workspacePersonSelect });
    const open = await tx.invitation.findMany({ where: { createdById: userId, usedAt: null } });
    const tooHigh = open.filter((invitation) => !mayDo(role, "launch") || !mayGive(role, invitation.role)).map(({ id }) => id);
    await tx.invitation.deleteMany({ where: { id: { in: tooHigh } } });
    return workspacePersonSchema.parse(changed);
  });
}

export function gone(): AppError {
  return new AppError("not_found", "There is no such person in this workspace. Somebody may have removed them already.");
}
