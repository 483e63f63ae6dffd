import { methodWords, objectiveWords } from "@/lib/trainers/method-words";
import { parameterNames, parameterWords } from "@/lib/trainers/parameter-words";
import type { RecipeContent, RecipeDifference } from "./schemas";
import { settingWords } from "./setting-words";

/** What differs between two recipes, in the order of the form and in the words of the screen; empty when they train alike. */
export function diffRecipes(from: RecipeContent, to: RecipeContent): RecipeDifference[] {
  const all: RecipeDifference[] = [
    { field: "baseModel", label: "Base model", from: from.baseModel, to: to.baseModel },
    { field: "method", label: "Method", from: methodWords[from.method], to: methodWords[to.method] },
    { field: "objective", label: "Learns from", from: objectiveWords[from.objective], to: objectiveWords[to.objective] },
    ...parameterNames.map((name) => ({
      field: `hyperparameters.${name}`,
      label: parameterWords[name].label,
      from: settingWords(name, from.hyperparameters[name]),
      to: settingWords(name, to.hyperparameters[name]),
    })),
    { field: "systemPrompt", label: "Instruction", from: from.systemPrompt || "none", to: to.systemPrompt || "none" },
    { field: "seed", label: "Seed", from: String(from.seed), to: String(to.seed) },
  ];
  return all.filter((one) => one.from !== one.to);
}
