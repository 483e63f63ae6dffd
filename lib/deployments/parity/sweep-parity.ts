import { db } from "@/lib/db/client";
import { isEnqueued } from "@/lib/jobs/is-enqueued";
import { enqueueParity, parityJobKey } from "./enqueue-parity";

/** Finds checks that nobody carries on, because their job was lost, and starts them again. */
export async function sweepParity(): Promise<void> {
  const rows = await db.parityCheck.findMany({ where: { status: { in: ["queued", "running"] } }, select: { id: true } });
  for (const { id } of rows) {
    await db.$transaction(async (tx) => {
      if (!(await isEnqueued(tx, parityJobKey(id)))) await enqueueParity(tx, id);
    });
  }
}
