import { z } from "zod";
import { mostRepeats } from "../repeats/schemas";

const above = "A ceiling is more than nothing. Leave it out for no ceiling.";

export const stopReasons = ["cost_ceiling", "token_ceiling", "settled"] as const;
export type StopReason = (typeof stopReasons)[number];

/** Null: no ceiling. */
export const ceilingsSchema = z.object({
  ceilingUsd: z.number("Enter an amount in dollars.").positive(above).max(1_000_000, "Enter at most $1,000,000.").nullable(),
  ceilingTokens: z
    .number("Enter a number of tokens.")
    .int("Enter a whole number of tokens.")
    .positive(above)
    .max(2_000_000_000, "Enter at most two billion tokens.")
    .nullable(),
});
export type Ceilings = z.infer<typeof ceilingsSchema>;

export const evaluationEstimateQuery = z.object({
  modelVersionId: z.string().min(1, "Choose a model version."),
  benchmarkId: z.string().min(1, "Choose a benchmark."),
  /** Answers to every case. */
  repeats: z.coerce.number().int().min(1).max(mostRepeats).default(1),
});
export type EvaluationEstimateQuery = Omit<z.infer<typeof evaluationEstimateQuery>, "repeats"> & { repeats?: number };

const range = z.tuple([z.number(), z.number()]);

/** What measuring a model would take, before anybody starts it. */
export const evaluationEstimateSchema = z.object({
  caseCount: z.number(),
  /** Cases whose answer is there already, here or on another version of the benchmark: they are not asked again. */
  knownCount: z.number(),
  /** Answers that will be asked for. */
  answerCount: z.number(),
  tokens: range,
  /** Null where nobody has entered what the model costs. */
  usd: range.nullable(),
  /** Where the figures come from. */
  basis: z.string(),
  /** Room above the upper end; null where a ceiling of its kind makes no sense or could not be kept. */
  suggested: ceilingsSchema,
});
export type EvaluationEstimate = z.infer<typeof evaluationEstimateSchema>;
