import { db } from "@/lib/db/client";
import { isEnqueued } from "@/lib/jobs/is-enqueued";
import { enqueueRecord, recordJobKey } from "./enqueue-record";

/** Finds recordings that nobody carries on, because their job was lost, and starts them again. */
export async function sweepRecords(): Promise<void> {
  const rows = await db.goldenRecord.findMany({ where: { status: { in: ["queued", "recording"] } }, select: { id: true } });
  for (const { id } of rows) {
    await db.$transaction(async (tx) => {
      if (!(await isEnqueued(tx, recordJobKey(id)))) await enqueueRecord(tx, id);
    });
  }
}
