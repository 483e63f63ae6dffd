import { route } from "@/lib/http/route";
import { getRecipe } from "@/lib/runs/recipes/get-recipe";
import { updateRecipeInput } from "@/lib/runs/recipes/schemas";
import { updateRecipe } from "@/lib/runs/recipes/update-recipe";

export const GET = route({ may: "read" }, ({ caller, id }) => getRecipe(caller, id("recipeId")));

export const PATCH = route({ may: "launch", body: updateRecipeInput }, ({ caller, id, body }) =>
  updateRecipe(caller, id("recipeId"), body),
);
