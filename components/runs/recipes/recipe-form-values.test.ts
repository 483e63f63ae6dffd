import { expect, test } from "vitest";
import { recipeContentSchema } from "@/lib/runs/recipes/schemas";
import { readRecipe } from "../recipe";
import { toContent, toForm } from "./recipe-form-values";

test("a recipe goes through the form and comes out as it was", () => {
  const recipe = recipeContentSchema.parse({
    baseModel: "tiny",
    method: "lora",
    hyperparameters: { epochs: 3, learningRate: 2e-4, loraRank: 8 },
    systemPrompt: "Be brief.",
    seed: 7,
  });
  const { input, problems } = readRecipe({ ...toForm(recipe, "cpu"), versionId: "v1" });
  expect(problems).toEqual({});
  expect(input && toContent(input)).toEqual({ ...recipe, trainerId: "cpu" });
});
