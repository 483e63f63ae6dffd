import { z } from "zod";
import { pageSchema } from "@/lib/http/page";
import { estimateSchema, failureKindSchema, hyperparametersSchema, methodSchema, objectiveSchema } from "@/lib/trainers/schemas";
import { costRangeSchema } from "./spending/schemas";

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
  objective: objectiveSchema.default("sft"),
  hyperparameters: hyperparametersSchema.prefault({}),
  systemPrompt: z.string().max(4000).default(""),
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
  /** How much of the train split it learns from, in percent. */
  trainPercent: z
    .number()
    .int("The share is a whole number of percent.")
    .min(1, "The share is at least 1%.")
    .max(100, "The share is at most 100%.")
    .default(100),
  /** Draws which rows those are: the same seed draws a smaller share out of a larger one. */
  subsetSeed: z.number().int().min(0).max(2_147_483_647).default(1),
  /** The recipe that it starts from; the settings above are what counts. */
  recipeId: z.string().optional(),
});
export type CreateRunInput = z.input<typeof createRunInput>;

/** `approvedUsd`: the upper end of the estimate that a lead has seen and approves; null where no price is known. */
export const startRunInput = createRunInput.extend({
  approvedUsd: z.number().min(0).nullable().optional(),
  /** The draft that becomes this run. */
  draftId: z.string().optional(),
});
export type StartRunInput = z.input<typeof startRunInput>;

/** One thing that was looked at before anything costs. */
export const findingSchema = z.object({
  /** "failed" blocks the launch; "attention" asks; "done" was looked at and found good. */
  state: z.enum(["failed", "attention", "done"]),
  title: z.string(),
  detail: z.string().nullable(),
  /** The list of the preview that shows them. */
  about: z.enum(["cut", "nothingToLearn", "refused"]).nullable(),
  /** Examples by their number in the version, the longest first; not more than a page can list. */
  rows: z.array(z.number()),
  rowCount: z.number(),
  /** A setting that would mend it. */
  fix: z.object({ label: z.string(), contextLength: z.number() }).nullable(),
});
export type Finding = z.infer<typeof findingSchema>;

export const countingSchema = z.object({
  measuredCount: z.number(),
  rowCount: z.number(),
  /** Why it stands still, in words. */
  failure: z.string().nullable(),
});
export type Counting = z.infer<typeof countingSchema>;

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
  /** All of these, in the order in which to read them, with the examples they are about. */
  findings: z.array(findingSchema),
  /** While the examples are being counted there is no estimate yet. */
  counting: countingSchema.nullable(),
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
    /** What it makes answers only once somebody has deployed it there. */
    needsDeployment: z.boolean(),
    /** What a million tokens of this base model cost there now; null where no price is known. */
    usdPerMillionTokens: z.number().nullable(),
  }),
  baseModel: z.string(),
  method: methodSchema,
  objective: objectiveSchema,
  hyperparameters: hyperparametersSchema,
  systemPrompt: z.string(),
  seed: z.number(),
  /** How much of the train split it learns from, and what draws the rows; 100 is all of it. */
  trainPercent: z.number(),
  subsetSeed: z.number(),
  /** How many examples that are; null for a draft on a part of them. */
  trainCount: z.number().nullable(),
  /** The sweep that it is one of. */
  sweep: z.object({ id: z.string(), number: z.number() }).nullable(),
  /** What it was started from, and whether it does something else than that said then. */
  recipe: z.object({ id: z.string(), name: z.string(), revision: z.number(), isChanged: z.boolean() }).nullable(),
  step: z.number(),
  totalSteps: z.number().nullable(),
  trainedTokens: z.number().nullable(),
  estimateSeconds: z.number().nullable(),
  /** What the trainer measured: pure training time and speed. */
  trainSeconds: z.number().nullable(),
  tokensPerSecond: z.number().nullable(),
  costUsd: z.number().nullable(),
  /** The newest one. */
  validLoss: z.number().nullable(),
  /** What it is likely to cost by the newest estimate; null where no price is known. */
  likelyUsd: costRangeSchema,
  /** What a lead said to it, where it had to wait for one. */
  decision: z
    .object({
      outcome: z.enum(["approved", "declined"]),
      by: z.string().nullable(),
      at: z.coerce.date(),
      /** The upper end of the estimate that was decided on. */
      usd: z.number().nullable(),
      reason: z.string().nullable(),
    })
    .nullable(),
  trainerJobId: z.string().nullable(),
  trainerState: z.string().nullable(),
  fineTunedModel: z.string().nullable(),
  /** No new step for longer than this trainer usually takes. */
  isStalled: z.boolean(),
  isCancelling: z.boolean(),
  /** Why the trainer cannot be asked right now, in words; Hone keeps trying. */
  trainerProblem: z.string().nullable(),
  failure: failureSchema.nullable(),
  /** Which step can be tried again: handing over, looking at the trainer's job, or saving what it made. */
  retry: z.enum(["send", "look", "finish"]).nullable(),
  restartOf: z.object({ id: z.string(), number: z.number() }).nullable(),
  restarts: z.array(z.object({ id: z.string(), number: z.number() })),
  createdBy: z.string().nullable(),
  createdById: z.string().nullable(),
  createdAt: z.coerce.date(),
  startedAt: z.coerce.date().nullable(),
  finishedAt: z.coerce.date().nullable(),
  lastProgressAt: z.coerce.date().nullable(),
  modelVersion: z.object({ id: z.string(), number: z.number(), name: z.string(), deploymentName: z.string().nullable() }).nullable(),
  /** The evaluation of that model on the test split of its own dataset version. */
  evaluationId: z.string().nullable(),
});
export type Run = z.infer<typeof runSchema>;

export const runPageSchema = pageSchema(runSchema);

export const runEventSchema = z.object({
  id: z.string(),
  level: z.string(),
  message: z.string(),
  at: z.coerce.date(),
});
export type RunEvent = z.infer<typeof runEventSchema>;

/** Both figures are the place in the log and among the figures of the steps up to which a reader has read. */
export const streamQuery = z.object({
  after: z
    .string()
    .regex(/^\d{1,18}\.\d{1,18}$/)
    .optional(),
});

export const metricsQuery = z.object({
  afterStep: z.coerce.number().int().min(-1).default(-1),
});
export const runMetricSchema = z.object({
  step: z.number(),
  /** When the trainer reported it; null where it does not say. */
  at: z.coerce.date().nullable(),
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
  /** Since when the trainer no longer has it; null while it can be called. */
  goneAt: z.coerce.date().nullable(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

/** What happened since a reader's last look. Run and checkpoints are sent whole, events and steps once each. */
export const runNewsSchema = z.object({
  run: runSchema,
  events: z.array(runEventSchema),
  metrics: z.array(runMetricSchema),
  checkpoints: z.array(checkpointSchema),
  isFinal: z.boolean(),
});
export type RunNews = z.infer<typeof runNewsSchema>;

export const sentFileSchema = z.object({
  split: z.enum(["train", "validation"]),
  name: z.string(),
  /** As the trainer calls it. */
  fileId: z.string(),
  bytes: z.number(),
  rows: z.number(),
  /** What stands before the first row: the mark that some providers ask for. */
  prefix: z.string(),
  sha256: z.string(),
});
export type SentFile = z.infer<typeof sentFileSchema>;
export const sentFilesSchema = z.array(sentFileSchema);

/** What the trainer was handed, exactly; both empty until it is. */
export const sentSchema = z.object({ files: sentFilesSchema, request: z.unknown() });
export type Sent = z.infer<typeof sentSchema>;

export const tryCheckpointInput = z.object({ prompt: z.string().trim().min(1, "Write what you want to ask.").max(20_000) });
export type TryCheckpointInput = z.input<typeof tryCheckpointInput>;
export const triedSchema = z.object({ answer: z.string(), latencyMs: z.number(), completionTokens: z.number() });
export type Tried = z.infer<typeof triedSchema>;

export const causeVerdictSchema = z.enum(["cause", "possible", "unlikely", "ruled_out"]);
/** Why a failure is laid at somebody's door: facts that Hone has seen itself. */
export const diagnosisSchema = z.object({
  causes: z.array(z.object({ kind: failureKindSchema, verdict: causeVerdictSchema })),
  facts: z.array(z.string()),
  /** Other runs of the workspace at the same trainer that ended with the same words in the week before. */
  sameElsewhere: z.number(),
});
export type Diagnosis = z.infer<typeof diagnosisSchema>;
