import { setTimeout as wait } from "node:timers/promises";
import type { Caller } from "@/lib/accounts/caller";
import { getVersion } from "@/lib/datasets/versions/get-version";
import { db } from "@/lib/db/client";
import type { Trainer as TrainerRow } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { afterTraining } from "@/lib/trainers/after-training";
import { capabilitiesOf, getTrainer } from "@/lib/trainers/get-trainer";
import { spokenName } from "@/lib/trainers/spoken-name";
import { TrainerFailure } from "@/lib/trainers/trainer-failure";
import { planRun, type RunInput } from "../plan-run";
import { readTimedRuns } from "../read-timed-runs";
import { mapRecipe } from "../recipes/map-recipe";
import { isSameBaseModel } from "./same-base-model";
import { type Offer, offerSchema } from "./schemas";

const patienceMs = 8_000;

/** What the same run would take at this trainer. One that is slow or down says so in its own row and holds up nobody. */
export async function getOffer(caller: Caller, input: RunInput): Promise<Offer> {
  await getVersion(caller, input.datasetVersionId);
  const row = await db.trainer.findUnique({ where: { id: input.trainerId } });
  if (!row) throw new AppError("not_found", "There is no such trainer. Choose one from the list of trainers.");
  const known = { ...noOffer, ...afterTraining(row.kind), trainerId: row.id };
  const tooSlow = wait(patienceMs, { problem: `${spokenName(row)} did not answer within ${patienceMs / 1_000} s.` }, { ref: false });
  return offerSchema.parse({ ...known, ...(await Promise.race([ask(caller, row, input), tooSlow])) });
}

const noOffer = {
  baseModel: null,
  problem: null,
  estimate: null,
  counting: null,
  earlierRuns: 0,
  lastTrainingOn: null,
  retiresOn: null,
  changes: [],
};

async function ask(caller: Caller, row: TrainerRow, input: RunInput): Promise<Partial<Offer>> {
  try {
    const models = await getTrainer(row).listBaseModels();
    const baseModel = models.find(({ id }) => id === input.baseModel) ?? models.find(({ id }) => isSameBaseModel(id, input.baseModel));
    if (!baseModel) return { problem: `It does not have ${input.baseModel}.` };
    const content = { ...input, method: input.method ?? baseModel.methods[0] ?? "lora" };
    const { recipe, changes, problems } = mapRecipe(content, {
      trainer: { name: spokenName(row), capabilities: capabilitiesOf(row.kind) },
      baseModel,
    });
    const [problem] = problems;
    if (problem) return { baseModel: baseModel.id, problem };
    const [plan, earlier] = await Promise.all([
      planRun(caller, { ...input, baseModel: baseModel.id, method: recipe.method, hyperparameters: recipe.hyperparameters }),
      readTimedRuns(row.id, baseModel.id),
    ]);
    return {
      baseModel: baseModel.id,
      problem: plan.problems[0]?.problem ?? null,
      estimate: plan.estimate,
      counting: plan.counting,
      earlierRuns: earlier.length,
      lastTrainingOn: baseModel.lastTrainingOn,
      retiresOn: baseModel.retiresOn,
      changes: changes.filter(({ field }) => field.startsWith("hyperparameters")).map(({ sentence }) => sentence),
    };
  } catch (error) {
    if (!(error instanceof TrainerFailure)) throw error;
    return { problem: error.problem };
  }
}
