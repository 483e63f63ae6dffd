import type { ModelCard } from "./schemas";

/** All that it takes to train it again, and what the trainer was sent word for word. */
export function recipeOf({ model, run, sent, data }: ModelCard) {
  return {
    format: "hone-recipe/1",
    model: model.name,
    kind: model.kind,
    approach: model.approach,
    baseModel: model.baseModel,
    systemPrompt: model.systemPrompt,
    trainer: run?.trainer.name ?? model.trainer.name,
    trainerModel: model.trainerModel,
    run: run && {
      number: run.number,
      method: run.method,
      objective: run.objective,
      hyperparameters: run.hyperparameters,
      seed: run.seed,
      trainPercent: run.trainPercent,
      subsetSeed: run.subsetSeed,
      recipe: run.recipe && { name: run.recipe.name, revision: run.recipe.revision, isChanged: run.recipe.isChanged },
      trainerJobId: run.trainerJobId,
      startedAt: run.startedAt,
      finishedAt: run.finishedAt,
      checkpointStep: model.checkpointStep,
      sent,
    },
    datasetVersion: data && { dataset: data.datasetName, version: data.number, contentHash: data.contentHash },
  };
}
