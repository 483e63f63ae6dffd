import type { Caller } from "@/lib/accounts/caller";
import { mayDo } from "@/lib/accounts/permissions";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

/**
 * An account serves the whole workspace and holds files of every team that trained with it. Leading one project is not enough to see them: that
 * takes a role in the workspace that may set up trainers. To others no account is there.
 */
export async function maySeeAccounts({ userId }: Caller): Promise<boolean> {
  const person = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { role: true } });
  return mayDo(person.role, "launch");
}

export async function requireAccountAccess(caller: Caller): Promise<void> {
  if (await maySeeAccounts(caller)) return;
  throw new AppError(
    "not_found",
    "There is no account that you may see. Accounts hold models and files of every team; ask a lead or an owner of the workspace.",
  );
}
