import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { enqueueRunJob } from "./enqueue-run-job";
import { getRun, getRunRow } from "./get-run";
import type { Run } from "./schemas";
import { sourcesOf } from "./transitions";

/** Leaves a wish; the worker tells the trainer, and the run is cancelled once the trainer has really stopped. */
export async function cancelRun(caller: Caller, runId: string): Promise<Run> {
  const { trainerJobId, cancelRequestedAt } = await getRunRow(caller, runId);
  if (cancelRequestedAt) return getRun(caller, runId);
  await db.$transaction(async (tx) => {
    const { count } = await tx.run.updateMany({
      where: { id: runId, projectId: caller.projectId, status: { in: sourcesOf("cancelled") } },
      data: { cancelRequestedAt: new Date() },
    });
    if (count === 0) throw new AppError("conflict", "The run has already ended, so there is nothing left to cancel.");
    await enqueueRunJob(tx, trainerJobId ? "runs.poll" : "runs.submit", runId);
  });
  return getRun(caller, runId);
}
