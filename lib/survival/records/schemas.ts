import { z } from "zod";
import { messagesSchema, splitSchema } from "@/lib/datasets/schemas";
import { gradersSchema } from "@/lib/evaluations/graders/schemas";
import { formatNumber } from "@/lib/format";
import { pageQuery, pageSchema } from "@/lib/http/page";

/** Whom was asked, as it was called then. */
export const recordedModelSchema = z.object({
  name: z.string(),
  kind: z.enum(["baseline", "fine_tune", "imported"]),
  baseModel: z.string(),
  trainerModel: z.string(),
  trainer: z.object({ id: z.string(), name: z.string() }),
  systemPrompt: z.string(),
});
export type RecordedModel = z.infer<typeof recordedModelSchema>;

export const mostPromptCases = 5_000;
const mostPromptLetters = 4_000_000;
const mostTokens = 32_768;
const mostSeed = 2_147_483_647;

const seed = z
  .number("Enter a seed: any whole number.")
  .int("A seed is a whole number.")
  .min(0, "A seed is 0 or more.")
  .max(mostSeed, `A seed is at most ${formatNumber(mostSeed)}.`);

export const recordSourceInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("benchmark"), benchmarkId: z.string().min(1, "Choose a benchmark.") }),
  /** The test split of a version; it becomes a benchmark when it is recorded. */
  z.object({ kind: z.literal("test_split"), datasetVersionId: z.string().min(1, "Choose a dataset version.") }),
  z.object({
    kind: z.literal("sample"),
    datasetVersionId: z.string().min(1, "Choose a dataset version."),
    /** Left out: from all of them. */
    split: splitSchema.optional(),
    count: z
      .number("Enter how many prompts are drawn.")
      .int("Enter a whole number of prompts.")
      .min(1, "A sample needs at least one prompt.")
      .max(mostPromptCases, `A sample has at most ${formatNumber(mostPromptCases)} prompts.`),
    /** The same seed draws the same prompts. */
    seed: seed.default(1),
  }),
  z.object({
    kind: z.literal("prompts"),
    /** A prompt for each line, or JSONL with `messages`. */
    text: z
      .string()
      .min(1, "Paste at least one prompt.")
      .max(mostPromptLetters, "This is too much text. Put it into a dataset and draw a sample."),
  }),
]);
export type RecordSource = z.infer<typeof recordSourceInput>;

const budget = {
  budgetUsd: z.number().positive("A budget is above 0.").max(1_000_000).nullable().default(null),
  budgetTokens: z.number().int().positive("A budget is above 0.").max(2_000_000_000).nullable().default(null),
};

export const createRecordInput = z.object({
  modelVersionId: z.string().min(1, "Choose a model."),
  source: recordSourceInput,
  /** Where an answer is cut off; what is cut off is kept as it is, and says so. */
  maxTokens: z
    .number("Enter how many tokens an answer may have.")
    .int("Enter a whole number of tokens.")
    .min(1, "An answer needs at least one token.")
    .max(mostTokens, `Enter at most ${formatNumber(mostTokens)} tokens.`)
    .default(1_024),
  temperature: z
    .number("Enter a temperature; 0 gives the same answer again.")
    .min(0, "A temperature is 0 or more.")
    .max(2, "A temperature is at most 2.")
    .default(0),
  seed: seed.nullable().default(null),
  ...budget,
});
export type CreateRecordInput = z.input<typeof createRecordInput>;

export const goOnInput = z.object(budget);
export type GoOnInput = z.input<typeof goOnInput>;

/** What recording would take, before anything is asked. */
export const recordEstimateSchema = z.object({
  caseCount: z.number(),
  promptTokens: z.number(),
  completionTokens: z.number(),
  /** Null where nobody entered a price. */
  usd: z.number().nullable(),
  /** How the figures come about, in words. */
  formula: z.string(),
});
export type RecordEstimate = z.infer<typeof recordEstimateSchema>;

export const recordStatusSchema = z.enum(["queued", "recording", "stopped", "done", "failed"]);

export const goldenRecordSchema = z.object({
  id: z.string(),
  number: z.number(),
  modelVersionId: z.string().nullable(),
  model: recordedModelSchema,
  source: z.enum(["benchmark", "sample", "prompts", "replay"]),
  sourceWords: z.string(),
  benchmarkId: z.string().nullable(),
  replayOfId: z.string().nullable(),
  graders: gradersSchema.nullable(),
  maxTokens: z.number(),
  temperature: z.number(),
  seed: z.number().nullable(),
  inputPrice: z.number().nullable(),
  outputPrice: z.number().nullable(),
  budgetUsd: z.number().nullable(),
  budgetTokens: z.number().nullable(),
  status: recordStatusSchema,
  caseCount: z.number(),
  doneCount: z.number(),
  failedCount: z.number(),
  promptTokens: z.number(),
  completionTokens: z.number(),
  spentUsd: z.number(),
  problem: z.string().nullable(),
  createdAt: z.coerce.date(),
  startedAt: z.coerce.date().nullable(),
  finishedAt: z.coerce.date().nullable(),
});
export type GoldenRecord = z.infer<typeof goldenRecordSchema>;

export const listRecordsInput = z.object({ modelVersionId: z.string().optional() });

export const listAnswersInput = pageQuery.extend({ show: z.enum(["all", "failed"]).default("all") });
export const recordedAnswerSchema = z.object({
  position: z.number(),
  prompt: messagesSchema,
  target: z.string().nullable(),
  /** Null while it has not answered. */
  answer: z
    .object({
      text: z.string(),
      finishReason: z.string().nullable(),
      latencyMs: z.number(),
      promptTokens: z.number(),
      completionTokens: z.number(),
      at: z.coerce.date(),
    })
    .nullable(),
  /** Why there is no answer. */
  failure: z.string().nullable(),
});
export type RecordedAnswer = z.infer<typeof recordedAnswerSchema>;
export const answerPageSchema = pageSchema(recordedAnswerSchema).extend({ total: z.number() });
