import { rm } from "node:fs/promises";
import path from "node:path";
import type { CheckpointInfo } from "../../engine/types";
import { checkpointId, unixNow } from "../storage/ids";
import type { Trainer } from "../trainer";
import type { CheckpointRecord } from "./job-record";
import { checkpointMetrics } from "./wire-metrics";

const keptCheckpoints = 3;

/** Records a checkpoint once, however often its epoch was repeated after a crash, and lets the oldest go. */
export async function keepCheckpoint(trainer: Trainer, jobId: string, info: CheckpointInfo): Promise<void> {
  const output = trainer.jobs.outputFolder(jobId);
  const checkpoint: CheckpointRecord = {
    id: checkpointId(jobId, info.step),
    step: info.step,
    createdAt: unixNow(),
    folder: path.relative(output, info.folder),
    metrics: checkpointMetrics(info.metrics),
  };
  let dropped: CheckpointRecord[] = [];
  let isNew = false;
  await trainer.jobs.update(jobId, ({ checkpoints }) => {
    isNew = checkpoints.every(({ step }) => step !== info.step);
    if (!isNew) return undefined;
    const all = [...checkpoints, checkpoint].sort((left, right) => left.step - right.step);
    dropped = all.slice(0, -keptCheckpoints);
    return { checkpoints: all.slice(-keptCheckpoints) };
  });
  for (const { folder } of dropped) {
    await releaseAdapter(trainer, jobId, path.join(output, folder));
    await rm(path.join(output, folder), { recursive: true, force: true });
  }
  if (isNew) await trainer.events.say(jobId, `Checkpoint created at step ${info.step}.`);
}

async function releaseAdapter(trainer: Trainer, jobId: string, folder: string): Promise<void> {
  const job = trainer.jobs.find(jobId);
  if (job?.hyperparameters?.method === "full") return trainer.generators.closeModel(folder);
  const base = job === undefined ? undefined : await trainer.models.getBase(job.model).catch(() => undefined);
  if (base !== undefined) await trainer.generators.forgetAdapter(base.folder, folder);
}
