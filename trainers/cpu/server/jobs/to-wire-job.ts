import type { JobEvent } from "./event-log";
import type { CheckpointRecord, JobRecord } from "./job-record";
import { wireHyperparameters } from "./wire-hyperparameters";

export const organization = "hone";

export function fineTuneName(record: Pick<JobRecord, "id" | "model" | "suffix">): string {
  return `ft:${record.model}:${organization}:${record.suffix ?? ""}:${record.id.slice(-8)}`;
}

export const checkpointName = (record: Pick<JobRecord, "id" | "model" | "suffix">, step: number) =>
  `${fineTuneName(record)}:ckpt-step-${step}`;

/** `queuePosition` is 1 for the job that starts next. */
export function toWireJob(record: JobRecord, queuePosition: number | null) {
  const hyperparameters =
    record.hyperparameters === null ? record.requested : wireHyperparameters(record.hyperparameters, record.requested);
  return {
    object: "fine_tuning.job" as const,
    id: record.id,
    model: record.model,
    created_at: record.createdAt,
    finished_at: record.finishedAt,
    fine_tuned_model: record.fineTunedModel,
    organization_id: organization,
    result_files: record.resultFile === null ? [] : [record.resultFile],
    status: record.status,
    validation_file: record.validationFile,
    training_file: record.trainingFile,
    hyperparameters,
    trained_tokens: record.trainedTokens,
    error: record.error,
    integrations: [],
    seed: record.seed,
    estimated_finish: record.status === "running" && !record.paused ? record.estimatedFinish : null,
    method: { type: "supervised" as const, supervised: { hyperparameters } },
    metadata: record.metadata,
    trained_steps: record.trainedSteps,
    total_steps: record.totalSteps,
    hone_paused: record.paused,
    hone_queue_position: queuePosition,
    hone_train_seconds: record.trainSeconds,
    hone_tokens_per_second: record.tokensPerSecond,
  };
}

export function toWireEvent(jobId: string, event: JobEvent) {
  return {
    object: "fine_tuning.job.event" as const,
    id: `ftevent-${jobId.slice("ftjob-".length)}-${String(event.sequence).padStart(8, "0")}`,
    created_at: event.createdAt,
    level: event.level,
    message: event.message,
    type: event.type,
    data: event.data ?? {},
  };
}

export function toWireCheckpoint(record: JobRecord, checkpoint: CheckpointRecord) {
  return {
    object: "fine_tuning.job.checkpoint" as const,
    id: checkpoint.id,
    created_at: checkpoint.createdAt,
    fine_tuned_model_checkpoint: checkpointName(record, checkpoint.step),
    fine_tuning_job_id: record.id,
    metrics: checkpoint.metrics,
    step_number: checkpoint.step,
  };
}
