import { db } from "@/lib/db/client";
import { isEnqueued } from "@/lib/jobs/is-enqueued";
import { enqueuePassageIndex, passageIndexJobKey } from "./enqueue-passage-index";

/** Finds what nobody goes on with, because its job was lost, and starts it again. */
export async function sweepPassageIndexes(): Promise<void> {
  const rows = await db.passageIndex.findMany({ where: { status: "building" }, select: { id: true } });
  for (const { id } of rows) {
    await db.$transaction(async (tx) => {
      if (!(await isEnqueued(tx, passageIndexJobKey(id)))) await enqueuePassageIndex(tx, id);
    });
  }
}
