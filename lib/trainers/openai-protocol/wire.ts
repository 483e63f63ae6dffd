import { z } from "zod";
import { previewSpanSchema } from "../previews/schemas";

/** What Hone reads of the protocol's answers; everything else in them is ignored. */
const declaredParameter = z.object({
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  default: z.union([z.number(), z.string()]).optional().catch(undefined),
  description: z.string().default(""),
});

export const wireModel = z.object({
  id: z.string(),
  kind: z.string().optional(),
  context_length: z.number().nullish(),
  parameters: z.number().nullish(),
  trainings: z.array(z.string()).default([]),
  minimum_examples: z.number().nullish(),
  hyperparameters: z.record(z.string(), declaredParameter).default({}),
  /** Azure: what can be done with a model, and until when (seconds since 1970). */
  capabilities: z.object({ fine_tune: z.boolean().nullish() }).nullish().catch(null),
  deprecation: z.object({ fine_tune: z.number().nullish(), inference: z.number().nullish() }).nullish().catch(null),
  shutdown_date: z.string().nullish(),
  problem: z.string().nullish(),
});
export const wireModelList = z.object({ data: z.array(wireModel) });
export type WireModel = z.infer<typeof wireModel>;

export const wireJob = z.object({
  id: z.string(),
  status: z.string(),
  fine_tuned_model: z.string().nullish(),
  trained_tokens: z.number().nullish(),
  training_file: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish().catch(null),
  result_files: z.array(z.string()).nullish().catch(null),
  error: z.object({ code: z.string().nullish(), message: z.string().nullish(), param: z.string().nullish() }).nullish(),
  trained_steps: z.number().nullish(),
  total_steps: z.number().nullish(),
  hone_paused: z.boolean().default(false),
  hone_train_seconds: z.number().nullish(),
  hone_tokens_per_second: z.number().nullish(),
});
export type WireJob = z.infer<typeof wireJob>;

const figure = z.number().nullish();

export const wireEvent = z.object({
  id: z.string(),
  created_at: z.number(),
  level: z.enum(["info", "warn", "error"]).catch("info"),
  message: z.string(),
  type: z.string().nullish(),
  data: z
    .object({
      step: figure,
      train_loss: figure,
      train_mean_token_accuracy: figure,
      valid_loss: figure,
      valid_mean_token_accuracy: figure,
      full_valid_loss: figure,
      full_valid_mean_token_accuracy: figure,
      learning_rate: figure,
      grad_norm: figure,
      tokens_per_second: figure,
    })
    .nullish()
    .catch(null),
});
export type WireEvent = z.infer<typeof wireEvent>;

export const wireEventPage = z.object({ data: z.array(wireEvent), has_more: z.boolean().default(false) });

export const wireCheckpoint = z.object({
  created_at: z.number(),
  /** Empty where a checkpoint can be fetched as a file but not called. */
  fine_tuned_model_checkpoint: z.string().nullish(),
  step_number: z.number(),
  metrics: z
    .object({
      train_loss: figure,
      valid_loss: figure,
      full_valid_loss: figure,
      valid_mean_token_accuracy: figure,
      full_valid_mean_token_accuracy: figure,
    })
    .nullish(),
});
export type WireCheckpoint = z.infer<typeof wireCheckpoint>;

export const wireEstimate = z.object({
  seconds: z.tuple([z.number(), z.number()]),
  tokens_per_second: z.number(),
  steps: z.number(),
  tokens: z.number(),
  memory_mb: z.number().nullish(),
  hyperparameters: z.object({ n_epochs: z.number(), batch_size: z.number() }),
});
export type WireEstimate = z.infer<typeof wireEstimate>;

export const wirePreview = z.object({
  template_sha256: z.string(),
  context_length: z.number(),
  rows: z.array(
    z.object({
      tokens: z.number(),
      learned_tokens: z.number(),
      first_learned: z.number(),
      problem: z.string().nullable(),
      spans: z.array(previewSpanSchema),
    }),
  ),
});

export const wireEmbeddings = z.object({
  data: z.array(z.object({ index: z.number(), embedding: z.array(z.number()).min(1) })),
  usage: z.object({ prompt_tokens: z.number() }).nullish(),
});
