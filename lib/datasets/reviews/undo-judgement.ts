import type { Caller } from "@/lib/accounts/caller";
import { getExample } from "@/lib/datasets/examples/get-example";
import { lockExample } from "@/lib/datasets/examples/lock-example";
import type { Example } from "@/lib/datasets/examples/schemas";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { readJudgements } from "./read-judgements";

/** Takes back one's newest judgement of what stands there now; the example waits for review again. */
export async function undoJudgement(caller: Caller, exampleId: string): Promise<Example> {
  await db.$transaction(async (tx) => {
    const { revision } = await lockExample(tx, caller, exampleId);
    const { current, needed, isBlind, tally } = await readJudgements(caller, exampleId, tx);
    const own = current.find(({ reviewerId }) => reviewerId === caller.userId);
    if (!own) throw new AppError("conflict", "There is no judgement of yours to take back: you have not judged what stands there now.");
    if (isBlind && needed > 1 && tally.isComplete && !own.isAdjudication && own.decision !== "skip")
      throw new AppError(
        "conflict",
        "Everybody has judged this example, so judgements stand: taking one back now would not be blind any more. Ask a lead to open it again.",
      );
    await tx.exampleReview.delete({ where: { id: own.id } });
    const decisive = current.find(({ decision }) => decision !== "skip");
    if (decisive?.id !== own.id) return;
    const { origin } = await tx.exampleRevision.findUniqueOrThrow({
      where: { exampleId_number: { exampleId, number: revision } },
      select: { origin: true },
    });
    await tx.example.update({
      where: { id: exampleId, projectId: caller.projectId },
      data: { state: "in_review", isMachineWritten: origin === "machine" },
    });
  });
  return getExample(caller, exampleId);
}
