import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { getVersion } from "@/lib/datasets/versions/get-version";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { mapRecipe } from "@/lib/runs/recipes/map-recipe";
import { capabilitiesOf, getTrainer } from "@/lib/trainers/get-trainer";
import type { BaseModel } from "@/lib/trainers/schemas";
import { TrainerFailure } from "@/lib/trainers/trainer-failure";
import { getRecordedModel } from "../records/get-recorded-model";
import { readOrigin } from "./read-origin";
import { type ReplacementPlan, type replacementInput, replacementPlanSchema } from "./schemas";

/** The old model's rows and recipe, carried over to another trainer and base model. Nothing is started. */
export async function planReplacement(
  caller: Caller,
  modelVersionId: string,
  { trainerId, baseModel: baseModelId, datasetVersionId }: z.infer<typeof replacementInput>,
): Promise<ReplacementPlan> {
  const model = await getRecordedModel(caller, modelVersionId);
  const row = await db.trainer.findUnique({ where: { id: trainerId } });
  if (!row) throw new AppError("not_found", "There is no such trainer. Choose one from the list of trainers.");
  const origin = await readOrigin(caller, model);
  const versionId = datasetVersionId ?? origin.datasetVersionId;
  if (!versionId) {
    const problem = `Hone does not know what ${model.name} learned from. Bring its training file from the account, or choose a dataset version.`;
    throw new AppError("invalid", problem, [{ field: "datasetVersionId", problem }]);
  }
  const { id, number, datasetName } = await getVersion(caller, versionId);
  const baseModel = (await getTrainer(row).listBaseModels()).find((one) => one.id === baseModelId);
  if (!baseModel) {
    const problem = `${row.name} has no base model “${baseModelId}”. Choose one that it has.`;
    throw new AppError("invalid", problem, [{ field: "baseModel", problem }]);
  }
  const target = { trainer: { name: row.name, capabilities: capabilitiesOf(row.kind) }, baseModel };
  const isSameData = versionId === origin.datasetVersionId;
  return replacementPlanSchema.parse({
    datasetVersion: { id, number, datasetName },
    isSameData,
    trainPercent: isSameData ? origin.trainPercent : 100,
    subsetSeed: origin.subsetSeed,
    recipe: mapRecipe(origin.recipe, target, await findSource(model)),
  });
}

/** The old base model as its trainer describes it; null where it is not to be had any more, which is why people are here. */
async function findSource({ trainer, baseModel }: Awaited<ReturnType<typeof getRecordedModel>>): Promise<BaseModel | null> {
  try {
    return (await getTrainer(trainer).listBaseModels()).find(({ id }) => id === baseModel) ?? null;
  } catch (error) {
    if (error instanceof TrainerFailure) return null;
    throw error;
  }
}
