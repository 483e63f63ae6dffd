import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { type RecipeContent, recipeContentSchema } from "@/lib/runs/recipes/schemas";
import { hyperparametersSchema } from "@/lib/trainers/schemas";
import { accountDetailsSchema } from "../inventory/schemas";
import type { getRecordedModel } from "../records/get-recorded-model";

interface Origin {
  /** Null where nobody knows what it learned from. */
  datasetVersionId: string | null;
  recipe: RecipeContent;
  trainPercent: number;
  subsetSeed: number;
}

type Model = Awaited<ReturnType<typeof getRecordedModel>>;

/** What a model was made from: by a run of Hone, or by a job in its account, as far as the inventory tells. */
export async function readOrigin({ projectId }: Caller, model: Model): Promise<Origin> {
  const { baseModel, systemPrompt } = model;
  if (model.runId) {
    const run = await db.run.findFirstOrThrow({ where: { id: model.runId, projectId } });
    const { datasetVersionId, trainPercent, subsetSeed } = run;
    return { datasetVersionId, trainPercent, subsetSeed, recipe: recipeContentSchema.parse(run) };
  }
  const item = await db.accountItem.findFirst({
    where: { trainerId: model.trainerId, name: model.trainerModel, kind: { in: ["fine_tune", "checkpoint"] } },
  });
  const job = item?.jobId
    ? await db.accountItem.findFirst({ where: { trainerId: model.trainerId, kind: "job", externalId: item.jobId } })
    : null;
  const fileId = item?.fileId ?? job?.fileId;
  const copy = fileId
    ? await db.accountFileCopy.findFirst({
        where: { projectId, status: "done", versionId: { not: null }, item: { trainerId: model.trainerId, externalId: fileId } },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      })
    : null;
  const settings = accountDetailsSchema.parse(job?.details ?? {}).hyperparameters ?? {};
  return {
    datasetVersionId: copy?.versionId ?? null,
    ...{ trainPercent: 100, subsetSeed: 1 },
    recipe: recipeContentSchema.parse({ baseModel, method: "managed", systemPrompt, hyperparameters: readSettings(settings) }),
  };
}

/** Theirs and ours: OpenAI's protocol, Together, Fireworks. */
const names = {
  n_epochs: "epochs",
  batch_size: "batchSize",
  learning_rate_multiplier: "learningRateMultiplier",
  learning_rate: "learningRate",
  lora_r: "loraRank",
  lora_alpha: "loraAlpha",
  warmup_ratio: "warmupRatio",
  weight_decay: "weightDecay",
  max_grad_norm: "maxGradNorm",
  max_seq_length: "contextLength",
  epochs: "epochs",
  learningRate: "learningRate",
  loraRank: "loraRank",
  batchSizeSamples: "batchSize",
  maxContextLength: "contextLength",
} as const;

/** As far as they are figures that Hone knows; whatever else a provider shows is left to the new trainer. */
function readSettings(shown: Record<string, unknown>): object {
  const known = Object.entries(names).flatMap(([theirs, ours]) => {
    const value = z.coerce.number().safeParse(shown[theirs]);
    const fits = value.success && hyperparametersSchema.safeParse({ [ours]: value.data }).success;
    return fits ? [[ours, value.data] as const] : [];
  });
  return Object.fromEntries(known);
}
