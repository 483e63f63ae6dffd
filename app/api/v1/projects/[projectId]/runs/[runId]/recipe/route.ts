import { route } from "@/lib/http/route";
import { saveRunRecipe } from "@/lib/runs/recipes/save-run-recipe";
import { saveRunRecipeInput } from "@/lib/runs/recipes/schemas";

export const POST = route({ may: "launch", body: saveRunRecipeInput, status: 201 }, ({ caller, id, body }) =>
  saveRunRecipe(caller, id("runId"), body),
);
