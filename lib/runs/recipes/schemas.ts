import { z } from "zod";
import { hyperparametersSchema, methodSchema, objectiveSchema } from "@/lib/trainers/schemas";

/** How a model is trained, whatever it is trained on. */
export const recipeContentSchema = z.object({
  baseModel: z.string().min(1, "Choose a base model."),
  method: methodSchema,
  objective: objectiveSchema.default("sft"),
  hyperparameters: hyperparametersSchema.prefault({}),
  systemPrompt: z.string().max(4000).default(""),
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
});
export type RecipeContent = z.infer<typeof recipeContentSchema>;

/** One thing that is different in another place, and why. */
export const recipeChangeSchema = z.object({
  /** "baseModel", "method", "hyperparameters.loraRank" */
  field: z.string(),
  kind: z.enum(["replaced", "translated", "clamped", "dropped"]),
  from: z.union([z.string(), z.number()]),
  /** "auto" where the choice is left to the trainer. */
  to: z.union([z.string(), z.number()]),
  sentence: z.string(),
});
export type RecipeChange = z.infer<typeof recipeChangeSchema>;

/** A recipe carried over to another trainer and base model. */
export const mappedRecipeSchema = z.object({
  recipe: recipeContentSchema,
  changes: z.array(recipeChangeSchema),
  /** Settings that go over as they are. */
  kept: z.array(z.string()),
  /** What cannot be carried over at all and stands in the way. */
  problems: z.array(z.string()),
});
export type MappedRecipe = z.infer<typeof mappedRecipeSchema>;

const recipeName = z
  .string()
  .trim()
  .min(1, "The name is empty. Name what the recipe is for, for example “Short voice”.")
  .max(100, "Use at most 100 characters.");

export const createRecipeInput = recipeContentSchema.extend({
  name: recipeName,
  /** Whose base model it is. */
  trainerId: z.string().min(1, "Choose a trainer."),
});
export type CreateRecipeInput = z.input<typeof createRecipeInput>;

export const updateRecipeInput = z.object({
  /** The one that the change was made on. */
  revision: z.number().int(),
  name: recipeName.optional(),
  /** How it trains, as a whole: half a recipe would be filled up with what nobody chose. */
  content: createRecipeInput.omit({ name: true }).optional(),
  isArchived: z.boolean().optional(),
});
export type UpdateRecipeInput = z.input<typeof updateRecipeInput>;

export const saveRunRecipeInput = z.object({ name: recipeName });
export type SaveRunRecipeInput = z.infer<typeof saveRunRecipeInput>;

export const recipeSchema = recipeContentSchema.extend({
  id: z.string(),
  name: z.string(),
  /** Grows with every change. */
  revision: z.number(),
  /** Null once its trainer is disconnected. */
  trainer: z.object({ id: z.string(), name: z.string() }).nullable(),
  isArchived: z.boolean(),
  createdBy: z.string().nullable(),
  /** The newest run that was started from it. */
  lastRun: z.object({ id: z.string(), number: z.number() }).nullable(),
  createdAt: z.coerce.date(),
  updatedAt: z.coerce.date(),
});
export type Recipe = z.infer<typeof recipeSchema>;

export const mapRecipeQuery = z.object({ trainerId: z.string().min(1), baseModel: z.string().min(1) });
export type MapRecipeQuery = z.infer<typeof mapRecipeQuery>;

export const recipeDifferenceSchema = z.object({
  field: z.string(),
  label: z.string(),
  /** As people write them. */
  from: z.string(),
  to: z.string(),
});
export type RecipeDifference = z.infer<typeof recipeDifferenceSchema>;

export const compareRecipesQuery = z.object({ fromId: z.string().min(1), toId: z.string().min(1) });
export type CompareRecipesQuery = z.infer<typeof compareRecipesQuery>;
