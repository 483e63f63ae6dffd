import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import type { TrainResult } from "../../engine/types";
import { checkpointId, resultFileId, unixNow } from "../storage/ids";
import type { Trainer } from "../trainer";
import { JobFailure } from "./job-failure";
import type { JobRecord } from "./job-record";
import { resultCsv } from "./result-file";
import { fineTuneName } from "./to-wire-job";

/** Frees what only an unfinished job needs: the optimiser's state and folders that belong to no checkpoint. */
export async function tidyOutput(trainer: Trainer, record: JobRecord): Promise<void> {
  const output = trainer.jobs.outputFolder(record.id);
  const kept = new Set([record.finalFolder, ...record.checkpoints.map(({ folder }) => folder)]);
  const names = await readdir(output).catch(() => []);
  for (const name of names) {
    if (!kept.has(name)) await rm(path.join(output, name), { recursive: true, force: true });
  }
}

/** Every step may be repeated after a crash: the result file has one id, the job ends by one write. */
export async function finishJob(trainer: Trainer, unfinished: JobRecord, result: TrainResult): Promise<void> {
  const { id } = unfinished;
  if (result.finalFolder === "") throw new JobFailure("internal_error", "Training ended without a model. Start the job again.");
  const finalFolder = path.relative(trainer.jobs.outputFolder(id), result.finalFolder);
  const log = await trainer.events.of(id);
  const file = await trainer.files.write(resultFileId(id), resultCsv(log.events()), {
    filename: "step_metrics.csv",
    purpose: "fine-tune-results",
  });
  const lastMetrics = log.events().findLast(({ type }) => type === "metrics")?.data ?? {};

  const model = fineTuneName(unfinished);
  // Whoever sees the end must find the last event: it goes first.
  await trainer.events.sayLast(id, `The job has succeeded. New fine-tuned model: ${model}`);
  const record = await trainer.jobs.update(id, (job) => {
    const recorded = job.checkpoints.some(({ folder }) => folder === finalFolder);
    // The process may have died after the last checkpoint was written and before it was recorded.
    const missing = recorded
      ? []
      : [
          {
            id: checkpointId(id, result.steps),
            step: result.steps,
            createdAt: unixNow(),
            folder: finalFolder,
            metrics: finalMetrics(lastMetrics),
          },
        ];
    return {
      status: "succeeded",
      finishedAt: unixNow(),
      paused: false,
      estimatedFinish: null,
      fineTunedModel: model,
      finalFolder,
      finalStep: result.steps,
      trainedSteps: result.steps,
      totalSteps: result.steps,
      trainedTokens: result.trainedTokens,
      trainSeconds: result.trainSeconds,
      resultFile: file.id,
      checkpoints: [...job.checkpoints, ...missing].slice(-3),
    };
  });
  await tidyOutput(trainer, record);
}

const checkpointKeys = [
  "step",
  "train_loss",
  "train_mean_token_accuracy",
  "valid_loss",
  "valid_mean_token_accuracy",
  "full_valid_loss",
  "full_valid_mean_token_accuracy",
];

function finalMetrics(data: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(data).filter(([key]) => checkpointKeys.includes(key)));
}
