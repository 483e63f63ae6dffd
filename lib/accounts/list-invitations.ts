import { db } from "@/lib/db/client";
import type { Person } from "./caller";
import { type Invitation, invitationSchema } from "./schemas";

/** Links that nobody has used, newest first; those that have run out too, until somebody takes them away. */
export async function listInvitations(_person: Person): Promise<Invitation[]> {
  const invitations = await db.invitation.findMany({
    where: { usedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: { createdBy: { select: { name: true } } },
  });
  return invitations.map((invitation) => invitationSchema.parse({ ...invitation, createdBy: invitation.createdBy.name }));
}
