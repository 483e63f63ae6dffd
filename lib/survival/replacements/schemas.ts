import { z } from "zod";
import { mappedRecipeSchema } from "@/lib/runs/recipes/schemas";

export const replacementInput = z.object({
  trainerId: z.string().min(1, "Choose who trains."),
  baseModel: z.string().min(1, "Choose a base model."),
  /** Left out: the one that the old model learned from, where that is known. */
  datasetVersionId: z.string().optional(),
});
export type ReplacementInput = z.input<typeof replacementInput>;

/** What would be trained in a model's place, and what is different there. */
export const replacementPlanSchema = z.object({
  datasetVersion: z.object({ id: z.string(), number: z.number(), datasetName: z.string() }),
  /** The rows that the old model learned from, as far as Hone knows. */
  isSameData: z.boolean(),
  /** How much of the train split is learned from, and what draws the rows: as the old model did, where the data are the same. */
  trainPercent: z.number(),
  subsetSeed: z.number(),
  recipe: mappedRecipeSchema,
});
export type ReplacementPlan = z.infer<typeof replacementPlanSchema>;
