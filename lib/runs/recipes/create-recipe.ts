import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getRecipe } from "./get-recipe";
import { refuseTakenName } from "./refuse-taken-name";
import { requireTrainer } from "./require-trainer";
import { type CreateRecipeInput, createRecipeInput, type Recipe } from "./schemas";

/** Kept as it was written: whether a trainer takes it today is asked when something is started from it. */
export async function createRecipe(caller: Caller, given: CreateRecipeInput): Promise<Recipe> {
  const input = createRecipeInput.parse(given);
  await requireTrainer(input.trainerId);
  const data = { ...input, projectId: caller.projectId, createdById: caller.userId };
  const { id } = await refuseTakenName(input.name, () => db.recipe.create({ data, select: { id: true } }));
  return getRecipe(caller, id);
}
