import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Person } from "./caller";
import { type AcceptInvitationInput, personSchema } from "./schemas";
import { signIn } from "./sign-in";
import { hashToken } from "./tokens";

/** Makes an account out of an invitation, with its role and in its projects. Once, whoever else holds the link. */
export async function acceptInvitation(input: AcceptInvitationInput): Promise<Person> {
  const password = await hashPassword(input.password);
  const userId = randomUUID();
  const email = input.email.toLowerCase();
  const tokenHash = hashToken(input.token);
  return db.$transaction(async (tx) => {
    const now = new Date();
    const { count } = await tx.invitation.updateMany({ where: { tokenHash, usedAt: null, expiresAt: { gt: now } }, data: { usedAt: now } });
    if (count === 0)
      throw new AppError("conflict", "This invitation was used already, taken back, or has run out. Ask whoever sent it for a new link.");
    const { role, projectIds } = await tx.invitation.findUniqueOrThrow({ where: { tokenHash } });
    const { count: made } = await tx.user.createMany({ data: [{ id: userId, name: input.name, email, role }], skipDuplicates: true });
    if (made === 0) {
      const problem = "There is an account with this e-mail already. Sign in with it, or use another address.";
      throw new AppError("conflict", problem, [{ field: "email", problem }]);
    }
    await tx.account.create({ data: { id: randomUUID(), userId, accountId: userId, providerId: "credential", password } });
    const projects = await tx.project.findMany({ where: { id: { in: projectIds } }, select: { id: true } });
    await tx.projectMember.createMany({ data: projects.map(({ id }) => ({ projectId: id, userId, role })) });
    return { userId, name: input.name, email, role };
  });
}

/** The answer's cookies leave the browser signed in. */
export async function acceptInvitationAndSignIn(input: AcceptInvitationInput): Promise<Response> {
  const person = await acceptInvitation(input);
  const headers = await signIn(person.email, input.password);
  return Response.json(personSchema.parse(person), { status: 201, headers });
}
