import { db } from "@/lib/db/client";
import { isEnqueued } from "@/lib/jobs/is-enqueued";
import { enqueueRunJob, type RunJobName, runJobKey } from "./enqueue-run-job";
import type { RunStatus } from "./schemas";

/** Which job carries a run on from each state. */
const carriers: Partial<Record<RunStatus, RunJobName>> = {
  preflight: "runs.submit",
  uploading: "runs.submit",
  submitted: "runs.poll",
  queued: "runs.poll",
  running: "runs.poll",
  paused: "runs.poll",
  finalizing: "runs.finalize",
};

/** Finds runs that nobody carries on, because a job was lost or had used up its attempts, and starts them again. */
export async function sweepRuns(): Promise<void> {
  const statuses = Object.keys(carriers).filter((status): status is RunStatus => status in carriers);
  const runs = await db.run.findMany({ where: { status: { in: statuses } }, select: { id: true, status: true } });
  for (const { id, status } of runs) {
    const job = carriers[status];
    if (!job) continue;
    await db.$transaction(async (tx) => {
      if (!(await isEnqueued(tx, runJobKey(job, id)))) await enqueueRunJob(tx, job, id);
    });
  }
}
