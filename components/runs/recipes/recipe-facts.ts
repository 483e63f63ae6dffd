import type { RecipeContent } from "@/lib/runs/recipes/schemas";
import { settingWords } from "@/lib/runs/recipes/setting-words";
import { methodWords, objectiveWords } from "@/lib/trainers/method-words";
import { parameterNames, parameterWords } from "@/lib/trainers/parameter-words";

/** What a recipe sets, one line each; what is left to the trainer is left out. */
export function recipeFacts({ baseModel, method, objective, hyperparameters, systemPrompt, seed }: RecipeContent) {
  return [
    { term: "Base model", detail: baseModel },
    { term: "Method", detail: methodWords[method] },
    ...(objective === "dpo" ? [{ term: "Learns", detail: objectiveWords.dpo }] : []),
    ...parameterNames.flatMap((name) => {
      const value = hyperparameters[name];
      return value === "auto" ? [] : [{ term: parameterWords[name].label, detail: settingWords(name, value) }];
    }),
    ...(systemPrompt ? [{ term: "Instruction", detail: systemPrompt }] : []),
    { term: "Seed", detail: String(seed) },
  ];
}
