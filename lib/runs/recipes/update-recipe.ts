import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getRecipe } from "./get-recipe";
import { refuseTakenName } from "./refuse-taken-name";
import { requireTrainer } from "./require-trainer";
import type { Recipe, updateRecipeInput } from "./schemas";

/** Changes what is given, if nobody changed the recipe since it was read. Runs that were started from it keep what they were. */
export async function updateRecipe(
  caller: Caller,
  recipeId: string,
  { revision, name, content, isArchived }: z.infer<typeof updateRecipeInput>,
): Promise<Recipe> {
  const { projectId } = caller;
  const recipe = await getRecipe(caller, recipeId);
  if (content) await requireTrainer(content.trainerId);
  const archiving = isArchived === undefined || isArchived === recipe.isArchived ? {} : { archivedAt: isArchived ? new Date() : null };
  const data = { ...content, ...(name ? { name } : {}), ...archiving, revision: { increment: 1 } };
  const { count } = await refuseTakenName(name, () => db.recipe.updateMany({ where: { id: recipeId, projectId, revision }, data }));
  if (count === 0)
    throw new AppError(
      "conflict",
      `Somebody changed “${recipe.name}” after you opened it. Look at what stands there now, then change it again.`,
    );
  return getRecipe(caller, recipeId);
}
