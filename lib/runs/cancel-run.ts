import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { addRunEvent } from "./add-run-event";
import { enqueueRunJob } from "./enqueue-run-job";
import { getRun, getRunRow } from "./get-run";
import { moveRun } from "./move-run";
import { requireOwnRun } from "./require-own-run";
import type { Run } from "./schemas";
import { sourcesOf } from "./transitions";

/** Leaves a wish; the worker tells the trainer, and the run is cancelled once the trainer has really stopped. */
export async function cancelRun(caller: Caller, runId: string): Promise<Run> {
  const run = await getRunRow(caller, runId);
  requireOwnRun(caller, run);
  const { trainerJobId, cancelRequestedAt, status } = run;
  if (cancelRequestedAt) return getRun(caller, runId);
  if (status === "draft" || status === "awaiting_approval") return withdrawRun(caller, runId, status);
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

const withdrawn = { draft: "Cancelled while it was a draft.", awaiting_approval: "Withdrawn before anybody approved it." };

/** Nobody has it yet but us, so there is nothing to wait for. */
async function withdrawRun(caller: Caller, runId: string, from: keyof typeof withdrawn): Promise<Run> {
  await db.$transaction(async (tx) => {
    await moveRun(tx, runId, "cancelled", {}, [from]);
    await addRunEvent(tx, runId, withdrawn[from]);
  });
  return getRun(caller, runId);
}
