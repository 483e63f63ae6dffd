import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getRunRow } from "../get-run";
import { getRecipe } from "./get-recipe";
import { refuseTakenName } from "./refuse-taken-name";
import { type Recipe, recipeContentSchema, type SaveRunRecipeInput } from "./schemas";

/** Keeps how a run was trained. The run counts as one that was started from it, unless it came from another recipe unchanged. */
export async function saveRunRecipe(caller: Caller, runId: string, { name }: SaveRunRecipeInput): Promise<Recipe> {
  const { projectId, userId } = caller;
  const run = await getRunRow(caller, runId);
  const data = { ...recipeContentSchema.parse(run), name, trainerId: run.trainerId, projectId, createdById: userId };
  const id = await refuseTakenName(name, () =>
    db.$transaction(async (tx) => {
      const recipe = await tx.recipe.create({ data, select: { id: true, revision: true } });
      await tx.run.updateMany({
        where: { id: runId, projectId, OR: [{ recipeId: null }, { isRecipeChanged: true }] },
        data: { recipeId: recipe.id, recipeRevision: recipe.revision, isRecipeChanged: false },
      });
      return recipe.id;
    }),
  );
  return getRecipe(caller, id);
}
