import { db } from "@/lib/db/client";
import { isEnqueued } from "@/lib/jobs/is-enqueued";
import { unfinishedStatuses } from "../transitions";
import { enqueueSweep, sweepJobKey } from "./enqueue-sweep";

/** Finds sweeps that nobody carries on, because their job was lost or had used up its attempts, and sets them going again. */
export async function resumeSweeps(): Promise<void> {
  const unstopped = { run: { status: { in: [...unfinishedStatuses] }, cancelRequestedAt: null } };
  const sweeps = await db.sweep.findMany({
    where: { OR: [{ status: "running" }, { status: "cancelled", members: { some: unstopped } }] },
    select: { id: true },
  });
  for (const { id } of sweeps) {
    await db.$transaction(async (tx) => {
      if (!(await isEnqueued(tx, sweepJobKey(id)))) await enqueueSweep(tx, id);
    });
  }
}
