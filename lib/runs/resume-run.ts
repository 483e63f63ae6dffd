import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { enqueueRunJob } from "./enqueue-run-job";
import { getRun, getRunRow } from "./get-run";
import { moveRun } from "./move-run";
import { requireOwnRun } from "./require-own-run";
import type { Run } from "./schemas";

/** Puts a paused run back into the trainer's queue; it goes on at the step where it stopped. */
export async function resumeRun(caller: Caller, runId: string): Promise<Run> {
  const run = await getRunRow(caller, runId);
  requireOwnRun(caller, run);
  if (!run.trainerJobId || run.status !== "paused")
    throw new AppError("conflict", "Only a paused run can go on. Look at how it stands now.");
  await getTrainer(run.trainer).resume(run.trainerJobId);
  await db.$transaction(async (tx) => {
    await moveRun(tx, runId, "queued");
    await enqueueRunJob(tx, "runs.poll", runId);
  });
  return getRun(caller, runId);
}
