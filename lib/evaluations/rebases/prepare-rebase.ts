import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { carryContent } from "@/lib/runs/recipes/carry-recipe";
import { getRecipe } from "@/lib/runs/recipes/get-recipe";
import { recipeContentSchema } from "@/lib/runs/recipes/schemas";
import type { PlanRebaseInput } from "./schemas";

/** Which recipe goes where, and what becomes of it there; nothing is stored. */
export async function prepareRebase(caller: Caller, input: PlanRebaseInput) {
  const { projectId } = caller;
  const model = await db.modelVersion.findFirst({ where: { id: input.modelVersionId, projectId }, include: { run: true } });
  if (!model) throw new AppError("not_found", "There is no such model version in this project. Choose one from the list of models.");
  const { run } = model;
  if (model.kind !== "fine_tune" || !run)
    throw new AppError(
      "invalid",
      `${model.name} was not trained here, so there is no recipe to run again. Choose a fine-tune that Hone made.`,
    );
  const recipe = input.recipeId ? await getRecipe(caller, input.recipeId) : null;
  const content = recipeContentSchema.parse(recipe ?? run);
  const fromTrainerId = recipe ? (recipe.trainer?.id ?? null) : run.trainerId;
  const mapped = await carryContent(content, fromTrainerId, input);
  const datasetVersionId = input.datasetVersionId ?? run.datasetVersionId;
  // Of the same version it learns the same rows; of another one all.
  const isSameData = datasetVersionId === run.datasetVersionId;
  const { trainPercent, subsetSeed } = isSameData ? run : { trainPercent: 100, subsetSeed: 1 };
  return {
    model,
    mapped,
    recipeId: recipe?.id ?? null,
    runInput: { ...mapped.recipe, trainerId: input.trainerId, datasetVersionId, trainPercent, subsetSeed },
  };
}
