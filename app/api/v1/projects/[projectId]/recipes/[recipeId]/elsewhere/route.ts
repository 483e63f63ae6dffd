import { route } from "@/lib/http/route";
import { carryRecipe } from "@/lib/runs/recipes/carry-recipe";
import { mapRecipeQuery } from "@/lib/runs/recipes/schemas";

export const GET = route({ may: "read", query: mapRecipeQuery }, ({ caller, id, query }) => carryRecipe(caller, id("recipeId"), query));
