import { db } from "@/lib/db/client";
import { isEnqueued } from "@/lib/jobs/is-enqueued";
import { bulkEditJobKey, enqueueBulkEdit } from "./enqueue-bulk-edit";

/** Finds bulk edits that nobody carries on, because their job was lost or had used up its attempts, and starts them again. */
export async function sweepBulkEdits(): Promise<void> {
  const rows = await db.bulkEdit.findMany({ where: { status: { in: ["working", "undoing"] } }, select: { id: true } });
  for (const { id } of rows) {
    await db.$transaction(async (tx) => {
      if (!(await isEnqueued(tx, bulkEditJobKey(id)))) await enqueueBulkEdit(tx, id);
    });
  }
}
