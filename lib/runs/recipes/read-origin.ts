import type { Caller } from "@/lib/accounts/caller";
import { diffRecipes } from "./diff-recipes";
import { getRecipe } from "./get-recipe";
import type { RecipeContent } from "./schemas";

interface Origin {
  recipeId: string | null;
  recipeRevision: number | null;
  isRecipeChanged: boolean;
}

/** Which recipe something starts from, as it stands today, and whether it still does what that says. */
export async function readOrigin(caller: Caller, recipeId: string | undefined, content: RecipeContent): Promise<Origin> {
  if (!recipeId) return { recipeId: null, recipeRevision: null, isRecipeChanged: false };
  const recipe = await getRecipe(caller, recipeId);
  return { recipeId, recipeRevision: recipe.revision, isRecipeChanged: diffRecipes(recipe, content).length > 0 };
}
