import type { Caller } from "@/lib/accounts/caller";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/** Whoever takes, judges or gives back a pair waits for the others: no two get the same pair, and nobody judges after having seen the names. */
export async function lockArena(
  tx: Prisma.TransactionClient,
  { projectId, userId }: Caller,
  arenaId: string,
): Promise<{ question: string; isRevealed: boolean }> {
  const rows = await tx.$queryRaw<{ question: string }[]>`
    select question from "Arena" where id = ${arenaId} and "projectId" = ${projectId} for update`;
  const [arena] = rows;
  if (!arena) throw new AppError("not_found", "There is no such arena in this project. Look at the list of arenas.");
  const isRevealed = (await tx.arenaReveal.count({ where: { arenaId, userId } })) > 0;
  return { question: arena.question, isRevealed };
}

export function refuseRevealed(isRevealed: boolean): void {
  if (isRevealed)
    throw new AppError(
      "conflict",
      "You have seen whose answers these are, so you cannot judge them blindly any more. Let somebody else go on.",
    );
}
