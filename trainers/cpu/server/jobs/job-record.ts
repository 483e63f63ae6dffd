import { z } from "zod";

const checkpointMetricsSchema = z.record(z.string(), z.number());

const checkpointRecordSchema = z.object({
  id: z.string(),
  step: z.number().int(),
  createdAt: z.number().int(),
  /** The folder's name inside the job's output folder. */
  folder: z.string(),
  metrics: checkpointMetricsSchema,
});
export type CheckpointRecord = z.infer<typeof checkpointRecordSchema>;

const hyperparametersSchema = z.object({
  method: z.enum(["lora", "full"]),
  epochs: z.number(),
  batchSize: z.number(),
  learningRate: z.number(),
  schedule: z.enum(["cosine", "linear", "constant"]),
  warmupRatio: z.number(),
  weightDecay: z.number(),
  maxGradNorm: z.number(),
  contextLength: z.number(),
  promptLossWeight: z.number(),
  tokenDropout: z.number(),
  weightAveraging: z.number(),
  /** Jobs from before there was one have none. */
  baseShare: z.number().default(0),
  lora: z.object({ rank: z.number(), alpha: z.number(), targetModules: z.array(z.string()), modulesToSave: z.array(z.string()) }),
});

export const jobStatuses = ["validating_files", "queued", "running", "succeeded", "failed", "cancelled"] as const;

/** What job.json holds; names are ours, to-wire-job.ts speaks the protocol's. */
export const jobRecordSchema = z.object({
  id: z.string(),
  /** Order of arrival and of the queue. */
  sequence: z.number().int(),
  createdAt: z.number().int(),
  finishedAt: z.number().int().nullable(),
  status: z.enum(jobStatuses),
  paused: z.boolean(),
  model: z.string(),
  trainingFile: z.string(),
  validationFile: z.string().nullable(),
  suffix: z.string().nullable(),
  seed: z.number().int(),
  metadata: z.record(z.string(), z.string()),
  /** As asked for, "auto" included. */
  requested: z.record(z.string(), z.unknown()),
  /** Null until the files were validated; a continued run uses these, whatever today's defaults are. */
  hyperparameters: hyperparametersSchema.nullable(),
  error: z.object({ code: z.string(), message: z.string(), param: z.string().nullable() }).nullable(),
  fineTunedModel: z.string().nullable(),
  /** The folder of the finished model inside the output folder; null when there is none, or it was deleted. */
  finalFolder: z.string().nullable(),
  finalStep: z.number().int().nullable(),
  resultFile: z.string().nullable(),
  trainedTokens: z.number().int().nullable(),
  trainedSteps: z.number().int(),
  totalSteps: z.number().int().nullable(),
  trainSeconds: z.number().nullable(),
  tokensPerSecond: z.number().nullable(),
  estimatedFinish: z.number().int().nullable(),
  checkpoints: z.array(checkpointRecordSchema),
});
export type JobRecord = z.infer<typeof jobRecordSchema>;

export const isFinished = ({ status }: Pick<JobRecord, "status">) =>
  status === "succeeded" || status === "failed" || status === "cancelled";
