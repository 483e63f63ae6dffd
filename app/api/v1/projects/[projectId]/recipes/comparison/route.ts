import { route } from "@/lib/http/route";
import { compareRecipes } from "@/lib/runs/recipes/compare-recipes";
import { compareRecipesQuery } from "@/lib/runs/recipes/schemas";

export const GET = route({ may: "read", query: compareRecipesQuery }, ({ caller, query }) => compareRecipes(caller, query));
