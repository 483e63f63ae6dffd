import type { CreateRunInput } from "@/lib/runs/schemas";
import type { RunRecipe } from "./recipe-of";

/** What starting over starts, part of the rows and all, so that its price is that run's. */
export function restartInput({ datasetVersion, trainer, ...run }: RunRecipe): CreateRunInput {
  const { baseModel, method, objective, hyperparameters, systemPrompt, seed, trainPercent, subsetSeed } = run;
  return {
    datasetVersionId: datasetVersion.id,
    trainerId: trainer.id,
    ...{ baseModel, method, objective, hyperparameters, systemPrompt, seed, trainPercent, subsetSeed },
  };
}
