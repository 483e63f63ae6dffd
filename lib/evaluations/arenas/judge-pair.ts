import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { lockArena, refuseRevealed } from "./lock-arena";
import { type JudgePairInput, judgePairInput } from "./schemas";

/** One choice for one pair. Sent twice it counts once. */
export async function judgePair(caller: Caller, arenaId: string, given: JudgePairInput): Promise<{ judgementId: string }> {
  const { judgementId, choice, comment } = judgePairInput.parse(given);
  await db.$transaction(async (tx) => {
    const { isRevealed } = await lockArena(tx, caller, arenaId);
    const own = await tx.arenaJudgement.findFirst({ where: { id: judgementId, judgeId: caller.userId, pair: { arenaId } } });
    if (!own) throw new AppError("not_found", "This pair is not yours to judge. Go on with the next one.");
    if (own.choice === choice) return;
    refuseRevealed(isRevealed);
    if (own.choice !== null)
      throw new AppError("conflict", "You have judged this pair already, in another window perhaps. Take that back first to choose again.");
    await tx.arenaJudgement.update({ where: { id: judgementId }, data: { choice, comment, judgedAt: new Date() } });
  });
  return { judgementId };
}
