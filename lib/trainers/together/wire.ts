import { z } from "zod";

/** What Hone reads of Together's answers; everything else in them is ignored. */
const figure = z.number().nullish();

export const wireModels = z.object({ models: z.array(z.string()) });

const batchLimits = z.object({ max_batch_size: figure, min_batch_size: figure });
export const wireLimits = z.object({
  max_num_epochs: figure,
  max_learning_rate: figure,
  max_seq_length_sft: figure,
  supports_full_training: z.boolean().default(false),
  lora_training: batchLimits.extend({ max_rank: figure }).nullish(),
  full_training: batchLimits.nullish(),
});
export type WireLimits = z.infer<typeof wireLimits>;

export const wireFile = z.object({ id: z.string(), filename: z.string().nullish() });
export const wireFiles = z.object({ data: z.array(wireFile) });

export const wireEvent = z.object({
  created_at: z.string(),
  message: z.string(),
  type: z.string(),
  level: z.string().nullish(),
  hash: z.string().nullish(),
  step: figure,
  total_steps: figure,
});
export type WireEvent = z.infer<typeof wireEvent>;
export const wireEvents = z.object({ data: z.array(wireEvent) });

export const wireJob = z.object({
  id: z.string(),
  status: z.string(),
  training_file: z.string().nullish(),
  model_output_name: z.string().nullish(),
  token_count: figure,
  /** In billionths of a dollar. */
  total_price: figure,
});
export type WireJob = z.infer<typeof wireJob>;
export const wireJobs = z.object({ data: z.array(wireJob) });

export const wireCheckpoint = z.object({
  created_at: z.string(),
  step: z.number(),
  /** Under which it can be deployed; without it, it can only be fetched. */
  object_name: z.string().nullish(),
});
export type WireCheckpoint = z.infer<typeof wireCheckpoint>;
export const wireCheckpoints = z.object({ data: z.array(wireCheckpoint) });

export const wireMetrics = z.object({ metrics: z.array(z.unknown()).nullish() });

export const wirePrice = z.object({
  estimation_available: z.boolean().default(false),
  allowed_to_proceed: z.boolean().nullish(),
  estimated_total_price: figure,
  user_limit: figure,
});
