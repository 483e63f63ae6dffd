import { lockName, lockStatement } from "@/lib/datasets/lock-dataset";
import { inTransaction } from "@/lib/db/client";
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
export async function storeRows(
  target: Target,
  lastRow: number,
  batch: PreparedRows,
  { rowsPerSecond, readShare }: Pace,
): Promise<boolean> {
  if (batch.rowCount === 0) return true;
  return inTransaction(async (query) => {
    // Nobody waits for the disk: what a power cut takes is a batch and how far it came together, and the next attempt goes on there.
    const mine = await query(
      `select set_config('synchronous_commit', 'off', true) from "Import" where id = $1 and status = 'importing' and "lastRow" = $2 for update`,
      [target.id, lastRow],
    );
    if (mine.length === 0) return false;
    await query(lockStatement, [lockName(target.datasetId)]);
    const added = await insertExamples(query, target, batch);
    await insertRejected(query, target.id, batch);
    await settleWaiting(query, target.datasetId, batch.settledIds);
    const repeated = batch.goodCount + batch.repeatedCount - added.length;
    await query(
      `update "Import" set "lastRow" = $2, "rowCount" = "rowCount" + $3, "acceptedCount" = "acceptedCount" + $4, "rejectedCount" = "rejectedCount" + $5,
      "repeatedCount" = "repeatedCount" + $6, "rowsPerSecond" = $7, "readShare" = $8 where id = $1`,
      [target.id, batch.lastRow, batch.rowCount, added.length, batch.badCount, repeated, rowsPerSecond, readShare],
    );
    return true;
  });
}
