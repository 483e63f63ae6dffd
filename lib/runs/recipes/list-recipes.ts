import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Recipe } from "./schemas";
import { recipeInclude, toRecipes } from "./to-recipe";

/** More than anybody chooses from; a list that long is not read. */
const most = 500;

/** What was changed last comes first; archived ones are among them, marked. */
export async function listRecipes({ projectId }: Caller): Promise<Recipe[]> {
  return toRecipes(
    await db.recipe.findMany({
      where: { projectId },
      orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      take: most,
      include: recipeInclude,
    }),
  );
}
