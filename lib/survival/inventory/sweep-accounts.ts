import { db } from "@/lib/db/client";
import { isEnqueued } from "@/lib/jobs/is-enqueued";
import { beginReading, enqueueReading, readingJobKey } from "./begin-reading";
import { enqueueFileCopy, fileCopyJobKey } from "./enqueue-file-copy";

/** Providers announce an end weeks before it comes; a quarter of a day is soon enough, and costs them a few requests. */
const refreshMs = 6 * 60 * 60 * 1000;

/** Carries on what nobody carries on, and reads accounts again that were read once. */
export async function sweepAccounts(): Promise<void> {
  const stale = new Date(Date.now() - refreshMs);
  for (const { trainerId, status } of await db.accountReading.findMany({
    where: { OR: [{ status: "reading" }, { status: "done", completedAt: { lt: stale } }] },
    select: { trainerId: true, status: true },
  })) {
    await db.$transaction(async (tx) => {
      if (status === "done") await beginReading(tx, trainerId);
      else if (!(await isEnqueued(tx, readingJobKey(trainerId)))) await enqueueReading(tx, trainerId);
    });
  }
  for (const { id } of await db.accountFileCopy.findMany({ where: { status: { in: ["copying", "importing"] } }, select: { id: true } })) {
    await db.$transaction(async (tx) => {
      if (!(await isEnqueued(tx, fileCopyJobKey(id)))) await enqueueFileCopy(tx, id);
    });
  }
}
