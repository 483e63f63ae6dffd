import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Person } from "./caller";
import { requireGivable } from "./ranks";

/** The link stops working at once. */
export async function revokeInvitation(person: Person, invitationId: string): Promise<void> {
  const invitation = await db.invitation.findUnique({ where: { id: invitationId } });
  if (invitation && !invitation.usedAt) requireGivable(person.role, invitation.role);
  const { count } = await db.invitation.deleteMany({ where: { id: invitationId, usedAt: null } });
  if (count === 0)
    throw new AppError("not_found", "There is no such open invitation. It was used or taken back meanwhile; look at the list of people.");
}
