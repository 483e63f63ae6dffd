import { route } from "@/lib/http/route";
import { createRecipe } from "@/lib/runs/recipes/create-recipe";
import { listRecipes } from "@/lib/runs/recipes/list-recipes";
import { createRecipeInput } from "@/lib/runs/recipes/schemas";

export const GET = route({ may: "read" }, ({ caller }) => listRecipes(caller));

export const POST = route({ may: "launch", body: createRecipeInput, status: 201 }, ({ caller, body }) => createRecipe(caller, body));
