import { randomInt } from "node:crypto";
import { resolveHyperparameters } from "../../engine/resolve-hyperparameters";
import { getFile } from "../files/get-file";
import { ApiError } from "../http/api-error";
import { newJobId, unixNow } from "../storage/ids";
import type { Trainer } from "../trainer";
import type { CreateJobInput } from "./create-job-input";
import type { JobRecord } from "./job-record";

function requestedHyperparameters({ method, hyperparameters, integrations }: CreateJobInput): Record<string, unknown> {
  if (method !== undefined && method !== null && method.type !== "supervised") {
    throw new ApiError(400, "unsupported_parameter", `This trainer offers the method "supervised" only, not "${method.type}".`, "method");
  }
  if (integrations && integrations.length > 0) {
    throw new ApiError(
      400,
      "unsupported_parameter",
      "This trainer reports to no outside service. Leave integrations out; the events hold every step's metrics.",
      "integrations",
    );
  }
  return method?.supervised?.hyperparameters ?? hyperparameters ?? {};
}

function trainingFile(trainer: Trainer, id: string, param: string): string {
  const file = getFile(trainer, id, param);
  if (file.purpose === "fine-tune") return id;
  throw new ApiError(400, "invalid_parameter", `File "${id}" holds results, not examples. Upload a file with purpose "fine-tune".`, param);
}

function draft(input: CreateJobInput, requested: Record<string, unknown>): Omit<JobRecord, "sequence"> {
  return {
    id: newJobId(),
    createdAt: unixNow(),
    finishedAt: null,
    status: "validating_files",
    paused: false,
    model: input.model,
    trainingFile: input.training_file,
    validationFile: input.validation_file ?? null,
    suffix: input.suffix ?? null,
    seed: input.seed ?? randomInt(2_147_483_647),
    metadata: input.metadata ?? {},
    requested,
    hyperparameters: null,
    error: null,
    fineTunedModel: null,
    finalFolder: null,
    finalStep: null,
    resultFile: null,
    trainedTokens: null,
    trainedSteps: 0,
    totalSteps: null,
    trainSeconds: null,
    tokensPerSecond: null,
    estimatedFinish: null,
    checkpoints: [],
  };
}

/** Checks everything but the rows, which take longer and are checked before training starts. */
export async function createJob(trainer: Trainer, input: CreateJobInput): Promise<JobRecord> {
  const known = input.metadata?.client_job_id === undefined ? undefined : trainer.jobs.findByClientId(input.metadata.client_job_id);
  if (known !== undefined) return known;
  const requested = requestedHyperparameters(input);
  const base = await trainer.models.getBase(input.model);
  trainingFile(trainer, input.training_file, "training_file");
  if (input.validation_file) trainingFile(trainer, input.validation_file, "validation_file");
  // The real facts come with the rows; these show what no data could make right.
  const facts = { examples: 1_000, tokens: 50_000, longestExample: Math.min(64, base.description.contextLength) };
  resolveHyperparameters(requested, { dataset: facts, model: base.description });

  const { record, created } = await trainer.jobs.createOnce(draft(input, requested));
  if (created) trainer.queue.validate(record.id);
  return record;
}
