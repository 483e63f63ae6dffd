import type { RecipeContent } from "@/lib/runs/recipes/schemas";
import type { CreateRunInput } from "@/lib/runs/schemas";
import { parameterNames } from "@/lib/trainers/parameter-words";
import { emptyRecipe, type Recipe } from "../recipe";

/** A saved recipe as the form of a new run holds it: numbers as text, and empty where the trainer chooses. */
export function toForm({ baseModel, method, objective, hyperparameters, systemPrompt, seed }: RecipeContent, trainerId: string): Recipe {
  const chosen = parameterNames.flatMap((name) => {
    const value = hyperparameters[name];
    return value === "auto" ? [] : [[name, String(value)] as const];
  });
  return {
    ...emptyRecipe,
    trainerId,
    baseModel,
    method,
    objective,
    parameters: Object.fromEntries(chosen),
    systemPrompt,
    seed: String(seed),
  };
}

/** What of a new run is kept as a recipe: all but its examples. Null while the method is not known yet. */
export function toContent(input: CreateRunInput) {
  const { datasetVersionId: _version, recipeId: _recipe, trainPercent: _share, subsetSeed: _draw, method, ...content } = input;
  return method ? { ...content, method } : null;
}
