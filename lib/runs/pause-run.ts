import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { spokenName } from "@/lib/trainers/spoken-name";
import { enqueueRunJob } from "./enqueue-run-job";
import { getRun, getRunRow } from "./get-run";
import { moveRun } from "./move-run";
import { requireOwnRun } from "./require-own-run";
import type { Run } from "./schemas";
import { canMove } from "./transitions";

/** Frees the trainer for others; what is learned so far stays. */
export async function pauseRun(caller: Caller, runId: string): Promise<Run> {
  const run = await getRunRow(caller, runId);
  requireOwnRun(caller, run);
  if (!run.trainerJobId || !canMove(run.status, "paused"))
    throw new AppError("conflict", "Only a run that waits or trains can be paused. Look at how it stands now.");
  const trainer = getTrainer(run.trainer);
  if (!trainer.capabilities.canPause)
    throw new AppError("invalid", `${spokenName(run.trainer)} cannot pause a training. Let it go on, or cancel it.`);
  await trainer.pause(run.trainerJobId);
  await db.$transaction(async (tx) => {
    await moveRun(tx, runId, "paused");
    await enqueueRunJob(tx, "runs.poll", runId);
  });
  return getRun(caller, runId);
}
