import { resumeAvailable, train } from "../../engine/train";
import type { CheckpointInfo, TrainResult } from "../../engine/types";
import { readRows } from "../rows/read-rows";
import { unixNow } from "../storage/ids";
import type { Trainer } from "../trainer";
import { failJob } from "./fail-job";
import { finishJob, tidyOutput } from "./finish-job";
import { followSteps, lastLoggedStep } from "./follow-steps";
import { JobFailure } from "./job-failure";
import type { JobRecord } from "./job-record";
import { keepCheckpoint } from "./keep-checkpoint";

export interface RunControl {
  abort: AbortController;
  pauseRequested(): boolean;
}

async function trainJob(trainer: Trainer, record: JobRecord, control: RunControl): Promise<TrainResult> {
  if (record.hyperparameters === null) throw new Error("A job in the queue has no hyperparameters.");
  const base = await trainer.models.getBase(record.model);
  const outputFolder = trainer.jobs.outputFolder(record.id);
  const log = await trainer.events.of(record.id);
  const training = await readRows(trainer.files.contentPath(record.trainingFile));
  const validation = record.validationFile === null ? { examples: [] } : await readRows(trainer.files.contentPath(record.validationFile));
  await trainer.events.say(
    record.id,
    (await resumeAvailable(outputFolder)) ? "Training continues from its last saved state." : "Training has started.",
  );

  let failure: { cause: unknown } | undefined;
  const fail = (cause: unknown) => {
    failure ??= { cause };
    control.abort.abort();
  };
  let checkpoints = Promise.resolve();
  const onCheckpoint = (info: CheckpointInfo) => {
    checkpoints = checkpoints.then(() => keepCheckpoint(trainer, record.id, info)).catch(fail);
  };
  const { memoryLimitMb, threads } = trainer.environment;
  const request = {
    baseFolder: base.folder,
    training: training.examples,
    validation: validation.examples,
    hyperparameters: record.hyperparameters,
    seed: record.seed,
    threads,
    outputFolder,
    resume: true,
    lastSeenStep: lastLoggedStep(log),
    ...(memoryLimitMb === undefined ? {} : { memoryLimitMb }),
  };
  let result: TrainResult | undefined;
  try {
    result = await train(request, {
      signal: control.abort.signal,
      onStep: followSteps(trainer, record.id, log, fail),
      onCheckpoint,
      pauseRequested: control.pauseRequested,
    });
  } catch (error) {
    fail(error);
  }
  await checkpoints;
  await log.settled();
  if (failure !== undefined || result === undefined) throw failure?.cause;
  return result;
}

async function settle(trainer: Trainer, unfinished: JobRecord, result: TrainResult): Promise<void> {
  const { id } = unfinished;
  const { trainSeconds, steps } = result;
  if (result.outcome === "finished") return finishJob(trainer, unfinished, result);
  if (result.outcome === "paused") {
    await trainer.jobs.update(id, () => ({ trainedSteps: steps }));
    return trainer.events.say(id, `Paused at step ${steps}.`);
  }
  if (result.outcome === "diverged") {
    const reason = result.reason ?? "The loss is no longer a number. Choose a lower learning rate.";
    await failJob(trainer, id, new JobFailure("diverged", reason, "learning_rate"), true);
  } else {
    await trainer.events.sayLast(id, `Cancelled at step ${steps}.`);
    await trainer.jobs.update(id, () => ({
      status: "cancelled",
      finishedAt: unixNow(),
      paused: false,
      estimatedFinish: null,
      trainedSteps: steps,
      trainSeconds,
    }));
  }
  const record = trainer.jobs.find(id);
  if (record !== undefined) await tidyOutput(trainer, record);
}

/** One job from the queue to its end, or to a point it can continue from. Never rejects. */
export async function runJob(trainer: Trainer, id: string, control: RunControl): Promise<void> {
  try {
    const record = await trainer.jobs.update(id, ({ status, paused }) =>
      status === "queued" && !paused ? { status: "running" } : undefined,
    );
    if (record.status !== "running" || record.paused) return;
    await settle(trainer, record, await trainJob(trainer, record, control));
  } catch (error) {
    await failJob(trainer, id, error);
  }
}
