import type { z } from "zod";
import { db } from "@/lib/db/client";
import type { Person } from "./caller";
import { requireGivable } from "./ranks";
import { callerFor } from "./require-caller";
import { type createInvitationInput, type NewInvitation, newInvitationSchema } from "./schemas";
import { hashToken, newToken } from "./tokens";

const validForMs = 7 * 24 * 60 * 60 * 1000;

/** The answer is the only time that the link is shown; afterwards only its hash is known. */
export async function createInvitation(person: Person, input: z.infer<typeof createInvitationInput>): Promise<NewInvitation> {
  requireGivable(person.role, input.role);
  for (const projectId of input.projectIds) {
    const { role } = await callerFor(person, projectId, "launch");
    requireGivable(role, input.role);
  }
  const token = newToken();
  const created = await db.invitation.create({
    data: { ...input, tokenHash: hashToken(token), createdById: person.userId, expiresAt: new Date(Date.now() + validForMs) },
    include: { createdBy: { select: { name: true } } },
  });
  return newInvitationSchema.parse({ ...created, createdBy: created.createdBy.name, token });
}
