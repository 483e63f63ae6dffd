import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { lockArena, refuseRevealed } from "./lock-arena";
import { type UndoJudgementInput, undoJudgementInput } from "./schemas";

/** One's own judgement taken back: that pair comes next, and what was open meanwhile goes back to the others. */
export async function undoJudgement(caller: Caller, arenaId: string, given: UndoJudgementInput): Promise<{ judgementId: string }> {
  const { judgementId } = undoJudgementInput.parse(given);
  const { userId: judgeId } = caller;
  await db.$transaction(async (tx) => {
    const { isRevealed } = await lockArena(tx, caller, arenaId);
    refuseRevealed(isRevealed);
    const own = await tx.arenaJudgement.findFirst({ where: { id: judgementId, judgeId, pair: { arenaId } }, select: { choice: true } });
    if (!own) throw new AppError("not_found", "There is no such judgement of yours in this arena.");
    if (own.choice === null) return;
    await tx.arenaJudgement.deleteMany({ where: { judgeId, choice: null, pair: { arenaId } } });
    await tx.arenaJudgement.update({ where: { id: judgementId }, data: { choice: null, judgedAt: null, claimedAt: new Date() } });
  });
  return { judgementId };
}
