import type { Caller } from "@/lib/accounts/caller";
import type { Prisma } from "@/lib/db/generated/client";
import { readJudgements } from "./read-judgements";
import type { ReviewDecision, ReviewOutcome } from "./schemas";

/** Brings the state in line with the judgements. Where one person is enough, the newest counts. Call it with the row locked. */
export async function settleExample(
  tx: Prisma.TransactionClient,
  caller: Caller,
  exampleId: string,
  newest: ReviewDecision,
): Promise<ReviewOutcome> {
  const { needed, tally } = await readJudgements(caller, exampleId, tx);
  const alone = newest === "approve" ? "approved" : "rejected";
  const verdict = needed === 1 ? alone : tally.verdict;
  const isOver = verdict === "approved" || verdict === "rejected";
  await tx.example.update({
    where: { id: exampleId, projectId: caller.projectId },
    data: { state: isOver ? verdict : "in_review", ...(verdict === "approved" ? { isMachineWritten: false } : {}) },
  });
  return verdict ?? "waiting";
}
