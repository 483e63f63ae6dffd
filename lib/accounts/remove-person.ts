import { db } from "@/lib/db/client";
import type { Person } from "./caller";
import { gone } from "./change-role";
import { lockOwners, refuseLastOwner } from "./lock-owners";
import { requireManageable } from "./ranks";

/**
 * Ends somebody's account at once: sessions, API keys, memberships and open invitations go. What they wrote stays under their name, so the row
 * does; its address is given up, because whoever is invited under it later is somebody new.
 */
export async function removePerson(person: Person, userId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockOwners(tx);
    const actor = await tx.user.findFirst({ where: { id: person.userId, removedAt: null } });
    const target = await tx.user.findFirst({ where: { id: userId, removedAt: null } });
    if (!actor || !target) throw gone();
    if (target.id !== actor.id) requireManageable(actor.role, target.role);
    if (target.role === "owner") await refuseLastOwner(tx);
    const theirs = { where: { userId } };
    await tx.session.deleteMany(theirs);
    await tx.apiKey.deleteMany(theirs);
    await tx.account.deleteMany(theirs);
    await tx.projectMember.deleteMany(theirs);
    await tx.invitation.deleteMany({ where: { createdById: userId, usedAt: null } });
    await tx.user.update({ where: { id: userId }, data: { removedAt: new Date(), role: "viewer", email: `${userId}@removed.invalid` } });
  });
}
