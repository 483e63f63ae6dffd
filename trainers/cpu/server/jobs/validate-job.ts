import { estimate } from "../../engine/estimate";
import { resolveHyperparameters } from "../../engine/resolve-hyperparameters";
import { checkMemory } from "../../engine/training-memory";
import { refuseBadRows } from "../rows/refuse-bad-rows";
import { unixNow } from "../storage/ids";
import type { Trainer } from "../trainer";
import { failJob } from "./fail-job";
import type { JobRecord } from "./job-record";

/** The longest row that fits: what was asked for, else what the model can. */
export function contextLimit(requested: Record<string, unknown>, modelContext: number): number {
  const { context_length: asked } = requested;
  return typeof asked === "number" ? Math.min(asked, modelContext) : modelContext;
}

async function check(trainer: Trainer, record: JobRecord) {
  const base = await trainer.models.getBase(record.model);
  const limit = contextLimit(record.requested, base.description.contextLength);
  const inspect = (file: string) => trainer.inspector.inspect(base.folder, { file: trainer.files.contentPath(file) }, limit);

  const training = await inspect(record.trainingFile);
  refuseBadRows("training_file", training);
  if (record.validationFile !== null) refuseBadRows("validation_file", await inspect(record.validationFile));

  const hyperparameters = resolveHyperparameters(record.requested, { dataset: training, model: base.description });
  const { tokens, longestExample } = training;
  const expected = await estimate(base.folder, { tokens, longestExample, hyperparameters, threads: trainer.environment.threads });
  // The engine asks again when it starts; a caller should not wait in the queue for a refusal.
  checkMemory(expected.memoryMb * 2 ** 20, trainer.environment.memoryLimitMb);
  return { training, hyperparameters, expected };
}

/** Moves a job from validating_files to queued, or to failed with the rows to correct. A cancelled job stays cancelled. */
export async function validateJob(trainer: Trainer, id: string): Promise<void> {
  const record = trainer.jobs.find(id);
  if (record?.status !== "validating_files") return;
  try {
    await trainer.events.say(id, "Validating the files.");
    const { training, hyperparameters, expected } = await check(trainer, record);
    const seconds = (expected.secondsLow + expected.secondsHigh) / 2;
    const moved = await trainer.jobs.update(id, ({ status }) =>
      status === "validating_files"
        ? {
            status: "queued",
            hyperparameters,
            totalSteps: Math.ceil(training.examples / hyperparameters.batchSize) * hyperparameters.epochs,
            estimatedFinish: unixNow() + Math.ceil(seconds),
          }
        : undefined,
    );
    if (moved.status === "queued")
      await trainer.events.say(
        id,
        `The files are valid: ${training.examples} examples, ${training.tokens} tokens. The job is in the queue.`,
      );
  } catch (error) {
    // A stop cuts the inspection short; the next start begins it again.
    if (trainer.queue.isStopping()) return;
    await failJob(trainer, id, error);
  }
}
