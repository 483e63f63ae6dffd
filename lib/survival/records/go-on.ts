import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { admitRecord } from "./admit-record";
import { enqueueRecord } from "./enqueue-record";
import { getRecord } from "./get-record";
import type { GoldenRecord, goOnInput } from "./schemas";

/** Asks again what has no answer, within another budget. What is answered is never asked again. */
export async function goOn(
  caller: Caller,
  recordId: string,
  { budgetUsd, budgetTokens }: z.infer<typeof goOnInput>,
): Promise<GoldenRecord> {
  const record = await getRecord(caller, recordId);
  if (budgetUsd !== null && (record.inputPrice === null || record.outputPrice === null))
    throw new AppError("invalid", "This record has no prices, so a budget in USD cannot be kept. Set one in tokens.");
  await db.$transaction(async (tx) => {
    const admitted = await admitRecord(tx, {
      projectId: caller.projectId,
      likelyUsd: await costOfRest(tx, record),
      budgetUsd,
      spentUsd: record.spentUsd,
    });
    const { count } = await tx.goldenRecord.updateMany({
      where: {
        id: recordId,
        projectId: caller.projectId,
        OR: [{ status: { in: ["stopped", "failed"] } }, { status: "done", failedCount: { gt: 0 } }],
      },
      data: { status: "queued", budgetUsd: admitted, budgetTokens, failedCount: 0, problem: null, finishedAt: null },
    });
    if (count === 0) throw new AppError("conflict", "This record is complete or at work, so there is nothing to go on with.");
    await tx.goldenFailure.deleteMany({ where: { recordId } });
    // What was concluded from fewer answers is concluded anew.
    await tx.parityResult.deleteMany({ where: { report: { OR: [{ beforeId: recordId }, { afterId: recordId }] } } });
    await enqueueRecord(tx, recordId);
  });
  return getRecord(caller, recordId);
}

/** By what the answers have cost that are there; before the first, by what was thought when it began. */
async function costOfRest(
  tx: Prisma.TransactionClient,
  { id, inputPrice, outputPrice, spentUsd, doneCount, caseCount }: GoldenRecord,
): Promise<number | null> {
  if (inputPrice === null || outputPrice === null) return null;
  if (doneCount > 0) return (spentUsd / doneCount) * (caseCount - doneCount);
  return (await tx.goldenRecord.findUniqueOrThrow({ where: { id }, select: { costHighUsd: true } })).costHighUsd;
}
