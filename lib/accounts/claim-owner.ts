import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { findOwnerLink } from "./is-owner-link-open";
import { lockOwners } from "./lock-owners";
import { type ClaimOwnerInput, personSchema } from "./schemas";
import { signIn } from "./sign-in";
import { hashToken } from "./tokens";

/** Makes the first owner out of whoever holds the link from the terminal. Once, whoever else tries at the same moment. */
export async function claimOwner(input: ClaimOwnerInput): Promise<{ userId: string }> {
  // Before the password is hashed: that is dear on purpose, and anybody may ask.
  if (!(await findOwnerLink(input.token))) throw notOpen();
  const password = await hashPassword(input.password);
  const userId = randomUUID();
  return db.$transaction(async (tx) => {
    // One claim at a time, whatever link it came by; the next then finds the link used or an owner there.
    await lockOwners(tx);
    const { count } = await tx.ownerLink.updateMany({
      where: { tokenHash: hashToken(input.token), usedAt: null, expiresAt: { gt: new Date() } },
      data: { usedAt: new Date() },
    });
    if (count === 0) throw notOpen();
    if ((await tx.user.count({ where: { role: "owner" } })) > 0)
      throw new AppError("conflict", "This Hone has an owner already. Sign in, or ask the owner to invite you.");

    const email = input.email.toLowerCase();
    await tx.user.create({ data: { id: userId, name: input.name, email, role: "owner" } });
    await tx.account.create({ data: { id: randomUUID(), userId, accountId: userId, providerId: "credential", password } });
    return { userId };
  });
}

function notOpen(): AppError {
  return new AppError(
    "conflict",
    "This link was used already or has run out. If nobody is owner yet, restart Hone: its terminal prints a new link.",
  );
}

/** The answer's cookies leave the browser signed in. */
export async function claimOwnerAndSignIn(input: ClaimOwnerInput): Promise<Response> {
  const { userId } = await claimOwner(input);
  const headers = await signIn(input.email, input.password);
  return Response.json(personSchema.parse({ userId, name: input.name, email: input.email.toLowerCase(), role: "owner" }), {
    status: 201,
    headers,
  });
}
