import { z } from "zod";
import { pageQuery, pageSchema } from "@/lib/http/page";
import { estimateSchema, failureKindSchema, hyperparametersSchema, methodSchema } from "@/lib/trainers/schemas";

export const runStatusSchema = z.enum([
  "draft",
  "preflight",
  "awaiting_approval",
  "uploading",
  "submitted",
  "queued",
  "running",
  "paused",
  "finalizing",
  "succeeded",
  "failed",
  "cancelled",
  "lost",
]);
export type RunStatus = z.infer<typeof runStatusSchema>;

export const createRunInput = z.object({
  datasetVersionId: z.string().min(1, "Choose a dataset version."),
  trainerId: z.string().min(1, "Choose a trainer."),
  baseModel: z.string().min(1, "Choose a base model."),
  /** Left out: the method that the trainer prefers for this base model. */
  method: methodSchema.optional(),
  hyperparameters: hyperparametersSchema.prefault({}),
  systemPrompt: z.string().max(4000).default(""),
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
});
export type CreateRunInput = z.input<typeof createRunInput>;

/** What a run would take and what the trainer would refuse, before anything starts. */
export const runEstimateSchema = z.object({
  /** Null while a problem stands in the way. */
  estimate: estimateSchema.nullable(),
  /** Each blocks the launch; says what to do. */
  problems: z.array(z.string()),
  /** Worth knowing, blocks nothing. */
  hints: z.array(z.string()),
  /** Looked at and found good. */
  passed: z.array(z.string()),
});
export type RunEstimate = z.infer<typeof runEstimateSchema>;

export const failureSchema = z.object({
  kind: failureKindSchema,
  message: z.string(),
  action: z.string(),
  raw: z.unknown(),
});

export const runSchema = z.object({
  id: z.string(),
  number: z.number(),
  status: runStatusSchema,
  datasetVersion: z.object({
    id: z.string(),
    number: z.number(),
    datasetId: z.string(),
    datasetName: z.string(),
    trainCount: z.number(),
  }),
  trainer: z.object({
    id: z.string(),
    name: z.string(),
    canPause: z.boolean(),
  }),
  baseModel: z.string(),
  method: methodSchema,
  hyperparameters: hyperparametersSchema,
  systemPrompt: z.string(),
  seed: z.number(),
  step: z.number(),
  totalSteps: z.number().nullable(),
  trainedTokens: z.number().nullable(),
  estimateSeconds: z.number().nullable(),
  /** What the trainer measured: pure training time and speed. */
  trainSeconds: z.number().nullable(),
  tokensPerSecond: z.number().nullable(),
  costUsd: z.number().nullable(),
  trainerJobId: z.string().nullable(),
  trainerState: z.string().nullable(),
  fineTunedModel: z.string().nullable(),
  /** No new step for longer than this trainer usually takes. */
  isStalled: z.boolean(),
  isCancelling: z.boolean(),
  /** Why the trainer cannot be asked right now, in words; Hone keeps trying. */
  trainerProblem: z.string().nullable(),
  failure: failureSchema.nullable(),
  createdBy: z.string().nullable(),
  createdAt: z.coerce.date(),
  startedAt: z.coerce.date().nullable(),
  finishedAt: z.coerce.date().nullable(),
  lastProgressAt: z.coerce.date().nullable(),
  modelVersion: z.object({ id: z.string(), number: z.number(), name: z.string() }).nullable(),
  /** The evaluation of that model on the test split of its own dataset version. */
  evaluationId: z.string().nullable(),
});
export type Run = z.infer<typeof runSchema>;

export const listRunsInput = pageQuery.extend({
  /** Only the runs that learned from this version. */
  datasetVersionId: z.string().optional(),
});
export type ListRunsInput = z.infer<typeof listRunsInput>;
export const runPageSchema = pageSchema(runSchema);

export const runEventSchema = z.object({
  id: z.string(),
  level: z.string(),
  message: z.string(),
  at: z.coerce.date(),
});
export type RunEvent = z.infer<typeof runEventSchema>;

export const metricsQuery = z.object({
  afterStep: z.coerce.number().int().min(-1).default(-1),
});
export const runMetricSchema = z.object({
  step: z.number(),
  trainLoss: z.number().nullable(),
  trainAccuracy: z.number().nullable(),
  validLoss: z.number().nullable(),
  validAccuracy: z.number().nullable(),
  learningRate: z.number().nullable(),
  gradientNorm: z.number().nullable(),
  tokensPerSecond: z.number().nullable(),
});
export type RunMetric = z.infer<typeof runMetricSchema>;

/** `isFinal`: the run had ended before this was read, so nothing more will come. */
export const runMetricsSchema = z.object({
  items: z.array(runMetricSchema),
  isFinal: z.boolean(),
});
export type RunMetrics = z.infer<typeof runMetricsSchema>;
export const runEventsSchema = z.object({
  items: z.array(runEventSchema),
  isFinal: z.boolean(),
});
export type RunEvents = z.infer<typeof runEventsSchema>;

export const checkpointSchema = z.object({
  id: z.string(),
  step: z.number(),
  trainerModel: z.string(),
  trainLoss: z.number().nullable(),
  validLoss: z.number().nullable(),
  validAccuracy: z.number().nullable(),
  createdAt: z.coerce.date(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;
