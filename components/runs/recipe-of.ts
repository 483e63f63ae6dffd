import type { Run } from "@/lib/runs/schemas";
import { parameterNames } from "@/lib/trainers/parameter-words";
import type { Recipe } from "./recipe";

/** What of a run starts the same run again. */
export type RunRecipe = Pick<
  Run,
  | "datasetVersion"
  | "trainer"
  | "baseModel"
  | "method"
  | "objective"
  | "hyperparameters"
  | "systemPrompt"
  | "seed"
  | "trainPercent"
  | "subsetSeed"
>;

/** The form as a saved run would fill it. */
export function recipeOf(run: RunRecipe): Recipe {
  const set = parameterNames.flatMap((name) => {
    const value = run.hyperparameters[name];
    return value === "auto" ? [] : [[name, String(value)] as const];
  });
  return {
    versionId: run.datasetVersion.id,
    trainerId: run.trainer.id,
    baseModel: run.baseModel,
    method: run.method,
    objective: run.objective,
    parameters: Object.fromEntries(set),
    systemPrompt: run.systemPrompt,
    seed: String(run.seed),
    trainPercent: String(run.trainPercent),
    subsetSeed: run.subsetSeed,
  };
}
