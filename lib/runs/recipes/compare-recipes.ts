import type { Caller } from "@/lib/accounts/caller";
import { diffRecipes } from "./diff-recipes";
import { getRecipe } from "./get-recipe";
import type { CompareRecipesQuery, RecipeDifference } from "./schemas";

export async function compareRecipes(caller: Caller, { fromId, toId }: CompareRecipesQuery): Promise<RecipeDifference[]> {
  const [from, to] = await Promise.all([getRecipe(caller, fromId), getRecipe(caller, toId)]);
  return diffRecipes(from, to);
}
