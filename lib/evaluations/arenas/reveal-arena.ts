import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getArena } from "./get-arena";
import { lockArena } from "./lock-arena";
import type { Arena } from "./schemas";

/** Whoever sees whose answers they were judges no more; the pair that they held goes back to the others. */
export async function revealArena(caller: Caller, arenaId: string): Promise<Arena> {
  const { userId } = caller;
  await db.$transaction(async (tx) => {
    const { isRevealed } = await lockArena(tx, caller, arenaId);
    if (isRevealed) return;
    await tx.arenaJudgement.deleteMany({ where: { judgeId: userId, choice: null, pair: { arenaId } } });
    await tx.arenaReveal.create({ data: { arenaId, userId } });
  });
  return getArena(caller, arenaId);
}
