import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { capabilitiesOf, getTrainer } from "@/lib/trainers/get-trainer";
import type { BaseModel } from "@/lib/trainers/schemas";
import { spokenName } from "@/lib/trainers/spoken-name";
import { getRecipe } from "./get-recipe";
import { mapRecipe } from "./map-recipe";
import type { MappedRecipe, MapRecipeQuery, RecipeContent } from "./schemas";

/** A saved recipe as another trainer and base model would take it; nothing is stored. */
export async function carryRecipe(caller: Caller, recipeId: string, target: MapRecipeQuery): Promise<MappedRecipe> {
  const { trainer, ...recipe } = await getRecipe(caller, recipeId);
  return carryContent(recipe, trainer?.id ?? null, target);
}

export async function carryContent(recipe: RecipeContent, fromTrainerId: string | null, target: MapRecipeQuery): Promise<MappedRecipe> {
  const row = await db.trainer.findUnique({ where: { id: target.trainerId } });
  if (!row) throw new AppError("not_found", "There is no such trainer. Choose one from the list of trainers.");
  const offered = await getTrainer(row).listBaseModels();
  const baseModel = offered.find(({ id }) => id === target.baseModel);
  if (!baseModel) throw new AppError("not_found", `${spokenName(row)} has no base model “${target.baseModel}”. Choose one that it lists.`);
  const source = fromTrainerId === row.id ? offered : await listWhereKnown(fromTrainerId);
  const from = source.find(({ id }) => id === recipe.baseModel) ?? null;
  return mapRecipe(recipe, { trainer: { name: spokenName(row, "middle"), capabilities: capabilitiesOf(row.kind) }, baseModel }, from);
}

/** The place that a recipe comes from may be gone or silent; then it is carried over with less to go by. */
async function listWhereKnown(trainerId: string | null): Promise<BaseModel[]> {
  const row = trainerId ? await db.trainer.findUnique({ where: { id: trainerId } }) : null;
  if (!row) return [];
  try {
    return await getTrainer(row).listBaseModels();
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}
