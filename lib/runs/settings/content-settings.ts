import { methodWords, objectiveWords } from "@/lib/trainers/method-words";
import { parameterNames, parameterWords } from "@/lib/trainers/parameter-words";
import type { RecipeContent } from "../recipes/schemas";
import { settingWords } from "../recipes/setting-words";
import type { Setting } from "./setting";

type Content = Pick<RecipeContent, "baseModel" | "method" | "objective" | "hyperparameters" | "seed">;

/** Who trains what, and how. */
export function contentSettings(trainer: { name: string }, content: Content): Setting[] {
  return [
    { field: "trainer", label: "Trainer", value: trainer.name, amount: null },
    { field: "baseModel", label: "Base model", value: content.baseModel, amount: null },
    { field: "method", label: "Method", value: methodWords[content.method], amount: null },
    { field: "objective", label: "Learns", value: objectiveWords[content.objective], amount: null },
    ...parameterNames.map((name) => {
      const set = content.hyperparameters[name];
      const value = set === "auto" ? "auto" : settingWords(name, set);
      return { field: `hyperparameters.${name}`, label: parameterWords[name].label, value, amount: set === "auto" ? null : set };
    }),
    { field: "seed", label: "Seed", value: String(content.seed), amount: content.seed },
  ];
}
