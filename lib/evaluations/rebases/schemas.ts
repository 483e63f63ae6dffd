import { z } from "zod";
import { modelVersionSchema } from "@/lib/models/schemas";
import { mappedRecipeSchema, recipeChangeSchema } from "@/lib/runs/recipes/schemas";
import { runEstimateSchema, runSchema } from "@/lib/runs/schemas";
import { benchmarkSchema, estimateWithIntervalSchema, evaluationSchema } from "../schemas";

export const recipeChangesSchema = z.array(recipeChangeSchema);

export const planRebaseInput = z.object({
  /** The fine-tune that the newer base model might replace. */
  modelVersionId: z.string().min(1, "Choose the fine-tune that is in question."),
  /** Left out: the recipe of the run that made it. */
  recipeId: z.string().optional(),
  /** What is learned from and tested on; left out: the version that the fine-tune learned from. */
  datasetVersionId: z.string().optional(),
  trainerId: z.string().min(1, "Choose a trainer."),
  baseModel: z.string().min(1, "Choose the newer base model."),
});
export type PlanRebaseInput = z.infer<typeof planRebaseInput>;

export const rebasePlanSchema = z.object({
  mapped: mappedRecipeSchema,
  datasetVersion: z.object({ id: z.string(), number: z.number(), datasetName: z.string(), testCount: z.number() }),
  estimate: runEstimateSchema.shape.estimate,
  problems: z.array(z.string()),
});
export type RebasePlan = z.infer<typeof rebasePlanSchema>;

export const rebaseRowSchema = z.object({
  /** The fine-tune of today, the newer base model with the prompt alone, and fine-tuned. */
  role: z.enum(["old", "prompt", "tuned"]),
  /** Null until the run has made it. */
  modelVersion: modelVersionSchema.nullable(),
  evaluation: evaluationSchema.nullable(),
  score: estimateWithIntervalSchema.nullable(),
  /** This one minus the fine-tune of today, on the same cases. */
  againstOld: estimateWithIntervalSchema.nullable(),
  /** Null where no price is known. */
  usdPerThousand: z.number().nullable(),
});
export type RebaseRow = z.infer<typeof rebaseRowSchema>;

export const rebaseSchema = z.object({
  id: z.string(),
  number: z.number(),
  recipe: z.object({ id: z.string(), name: z.string() }).nullable(),
  benchmark: benchmarkSchema,
  grader: z.string(),
  run: runSchema,
  changes: recipeChangesSchema,
  rows: z.array(rebaseRowSchema),
  verdict: z.object({
    outcome: z.enum(["waiting", "refused", "prompt_is_enough", "fine_tune_pays", "old_stays", "cannot_tell"]),
    sentence: z.string(),
    detail: z.string(),
  }),
  createdAt: z.coerce.date(),
});
export type Rebase = z.infer<typeof rebaseSchema>;

export const rebaseSummarySchema = z.object({
  id: z.string(),
  number: z.number(),
  oldModel: z.string(),
  baseModel: z.string(),
  runNumber: z.number(),
  createdAt: z.coerce.date(),
});
export type RebaseSummary = z.infer<typeof rebaseSummarySchema>;
