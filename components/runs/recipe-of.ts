import type { Run } from "@/lib/runs/schemas";
import { parameterNames } from "@/lib/trainers/parameter-words";
import type { Recipe } from "./recipe";

/** The form as a saved run would fill it. */
export function recipeOf(
  run: Pick<
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
  >,
): Recipe {
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
