import { lockDataset } from "@/lib/datasets/lock-dataset";
import { db } from "@/lib/db/client";
import { insertExamples, insertRejected, settleWaiting, type Target } from "./insert-rows";
import type { PreparedRows } from "./prepare-rows";

export interface Pace {
  rowsPerSecond: number;
  readShare: number;
}

/**
 * Stores a batch and how far the import has come, together; `lastRow` is where it stood before.
 * False: somebody else imports this file, or it was stopped.
 */
export async function storeRows(target: Target, lastRow: number, batch: PreparedRows, pace: Pace): Promise<boolean> {
  if (batch.rowCount === 0) return true;
  return db.$transaction(
    async (tx) => {
      const mine = await tx.$queryRaw<
        unknown[]
      >`select 1 from "Import" where id = ${target.id} and status = 'importing' and "lastRow" = ${lastRow} for update`;
      if (mine.length === 0) return false;
      await lockDataset(tx, target.datasetId);
      const added = await insertExamples(tx, target, batch);
      await insertRejected(tx, target.id, batch);
      await settleWaiting(tx, target.datasetId, batch.settledIds);
      await tx.import.update({
        where: { id: target.id },
        data: {
          lastRow: batch.lastRow,
          ...pace,
          rowCount: { increment: batch.rowCount },
          acceptedCount: { increment: added.length },
          rejectedCount: { increment: batch.badCount },
          repeatedCount: { increment: batch.goodCount + batch.repeatedCount - added.length },
        },
        select: { id: true },
      });
      return true;
    },
    { timeout: 60_000, maxWait: 30_000 },
  );
}
