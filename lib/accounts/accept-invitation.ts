import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import type { Person } from "./caller";
import { findInvitation } from "./find-invitation";
import { mayDo, type Role } from "./permissions";
import { mayGive } from "./ranks";
import { type AcceptInvitationInput, personSchema } from "./schemas";
import { signIn } from "./sign-in";
import { hashToken } from "./tokens";

interface Invited {
  projectIds: string[];
  createdById: string;
  role: Role;
}

/**
 * Makes an account out of an invitation, with its role and in those of its projects that its maker may still open. Once, whoever else holds
 * the link.
 */
export async function acceptInvitation(input: AcceptInvitationInput): Promise<Person> {
  // Before the password is hashed: that is dear on purpose, and anybody may ask.
  if (!(await findInvitation(input.token))) throw notOpen();
  const password = await hashPassword(input.password);
  const userId = randomUUID();
  const email = input.email.toLowerCase();
  const tokenHash = hashToken(input.token);
  return db.$transaction(async (tx) => {
    const now = new Date();
    const { count } = await tx.invitation.updateMany({ where: { tokenHash, usedAt: null, expiresAt: { gt: now } }, data: { usedAt: now } });
    if (count === 0) throw notOpen();
    const invitation = await tx.invitation.findUniqueOrThrow({ where: { tokenHash } });
    const { role } = invitation;
    const { count: made } = await tx.user.createMany({ data: [{ id: userId, name: input.name, email, role }], skipDuplicates: true });
    if (made === 0) {
      const problem = "There is an account with this e-mail already. Sign in with it, or use another address.";
      throw new AppError("conflict", problem, [{ field: "email", problem }]);
    }
    await tx.account.create({ data: { id: randomUUID(), userId, accountId: userId, providerId: "credential", password } });
    const projectIds = await findOpenProjects(tx, invitation);
    await tx.projectMember.createMany({ data: projectIds.map((projectId) => ({ projectId, userId, role })) });
    return { userId, name: input.name, email, role };
  });
}

function notOpen(): AppError {
  return new AppError("conflict", "This invitation was used already, taken back, or has run out. Ask whoever sent it for a new link.");
}

/** Whoever was taken out of a project, or made less in it, does not come back by an invitation of their own. */
async function findOpenProjects(tx: Prisma.TransactionClient, { projectIds, createdById, role }: Invited): Promise<string[]> {
  // Held until the new member is there: who is taking the maker out meanwhile waits, and then sees whom they have let in.
  const projects = await tx.$queryRaw<{ id: string }[]>`
    select id from "Project" where id = any(${projectIds}) order by id for key share`;
  const maker = await tx.user.findUniqueOrThrow({ where: { id: createdById }, select: { role: true, members: true } });
  const ownRoles = new Map(maker.members.map((member) => [member.projectId, member.role]));
  return projects
    .map(({ id }) => id)
    .filter((id) => {
      const own = maker.role === "owner" ? maker.role : ownRoles.get(id);
      return own !== undefined && mayDo(own, "launch") && mayGive(own, role);
    });
}

/** The answer's cookies leave the browser signed in. */
export async function acceptInvitationAndSignIn(input: AcceptInvitationInput): Promise<Response> {
  const person = await acceptInvitation(input);
  const headers = await signIn(person.email, input.password);
  return Response.json(personSchema.parse(person), { status: 201, headers });
}
