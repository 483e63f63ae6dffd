import { db } from "@/lib/db/client";
import { isEnqueued } from "@/lib/jobs/is-enqueued";
import { enqueueMarking, markingJobKey } from "./enqueue-marking";

/** Every minute: where answers wait for their judge, it reads on. What a test that has ended still had waiting is not paid for any more. */
export async function sweepMarks(): Promise<void> {
  await db.experimentMark.deleteMany({ where: { settledAt: null, experiment: { status: { not: "running" } } } });
  const rows = await db.experiment.findMany({
    where: { status: "running", marks: { some: { settledAt: null } } },
    select: { id: true },
  });
  for (const { id } of rows) {
    await db.$transaction(async (tx) => {
      if (!(await isEnqueued(tx, markingJobKey(id)))) await enqueueMarking(tx, id);
    });
  }
}
