import type { CreateRunInput, Run } from "@/lib/runs/schemas";

type Restarted = Pick<
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

/** What starting over starts, part of the rows and all, so that its price is that run's. */
export function restartInput({ datasetVersion, trainer, ...run }: Restarted): CreateRunInput {
  const { baseModel, method, objective, hyperparameters, systemPrompt, seed, trainPercent, subsetSeed } = run;
  return {
    datasetVersionId: datasetVersion.id,
    trainerId: trainer.id,
    ...{ baseModel, method, objective, hyperparameters, systemPrompt, seed, trainPercent, subsetSeed },
  };
}
