import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Recipe } from "./schemas";
import { recipeInclude, toRecipes } from "./to-recipe";

export async function getRecipe({ projectId }: Caller, recipeId: string): Promise<Recipe> {
  const [recipe] = await toRecipes(await db.recipe.findMany({ where: { id: recipeId, projectId }, include: recipeInclude }));
  if (!recipe) throw new AppError("not_found", "There is no such recipe in this project. Look at the list of recipes.");
  return recipe;
}
