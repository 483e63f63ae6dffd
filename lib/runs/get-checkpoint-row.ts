import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Checkpoint } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { getRunRow } from "./get-run";
import type { RunRow } from "./to-run";

export interface CheckpointPlace {
  runId: string;
  checkpointId: string;
}

/** A checkpoint that its trainer still has, with its run; for verbs that call it or keep it. */
export async function getCheckpointRow(
  caller: Caller,
  { runId, checkpointId }: CheckpointPlace,
): Promise<{ run: RunRow; checkpoint: Checkpoint }> {
  const run = await getRunRow(caller, runId);
  const checkpoint = await db.checkpoint.findFirst({ where: { id: checkpointId, runId, run: { projectId: caller.projectId } } });
  if (!checkpoint) throw new AppError("not_found", "There is no such checkpoint in this run. Choose one from its list.");
  if (checkpoint.goneAt)
    throw new AppError("conflict", `${run.trainer.name} keeps the newest checkpoints only and no longer has this one. Choose a later one.`);
  return { run, checkpoint };
}
