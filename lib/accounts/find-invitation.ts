import { db } from "@/lib/db/client";
import { type InvitationOffer, invitationOfferSchema } from "./schemas";
import { hashToken } from "./tokens";

/** What a link offers to whoever holds it; null when it is used up. `acceptInvitation` decides for good. */
export async function findInvitation(token: string): Promise<InvitationOffer | null> {
  const invitation = await db.invitation.findFirst({
    where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: new Date() } },
    include: { createdBy: { select: { name: true } } },
  });
  return invitation && invitationOfferSchema.parse({ role: invitation.role, invitedBy: invitation.createdBy.name });
}
