import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
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
    const { count } = await tx.goldenRecord.updateMany({
      where: {
        id: recordId,
        projectId: caller.projectId,
        OR: [{ status: { in: ["stopped", "failed"] } }, { status: "done", failedCount: { gt: 0 } }],
      },
      data: { status: "queued", budgetUsd, budgetTokens, failedCount: 0, problem: null, finishedAt: null },
    });
    if (count === 0) throw new AppError("conflict", "This record is complete or at work, so there is nothing to go on with.");
    await tx.goldenFailure.deleteMany({ where: { recordId } });
    // What was concluded from fewer answers is concluded anew.
    await tx.parityResult.deleteMany({ where: { report: { OR: [{ beforeId: recordId }, { afterId: recordId }] } } });
    await enqueueRecord(tx, recordId);
  });
  return getRecord(caller, recordId);
}
