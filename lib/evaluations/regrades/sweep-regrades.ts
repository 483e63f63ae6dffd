import { db } from "@/lib/db/client";
import { isEnqueued } from "@/lib/jobs/is-enqueued";
import { enqueueRegrade, regradeJobKey } from "./enqueue-regrade";

/** Finds regrades that nobody carries on, because their job was lost, and starts them again. */
export async function sweepRegrades(): Promise<void> {
  const rows = await db.regrade.findMany({ where: { status: "running" }, select: { id: true } });
  for (const { id } of rows) {
    await db.$transaction(async (tx) => {
      if (!(await isEnqueued(tx, regradeJobKey(id)))) await enqueueRegrade(tx, id);
    });
  }
}
