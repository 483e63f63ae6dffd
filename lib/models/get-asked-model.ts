import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { priceOfTokens } from "@/lib/trainers/price-of-tokens";
import type { Completion } from "@/lib/trainers/trainer";
import { callableName } from "./callable-name";
import { approachSettingsSchema } from "./schemas";

/** A model version of the project, ready to be asked as it answers everywhere. */
export async function getAskedModel({ projectId }: Pick<Caller, "projectId">, modelVersionId: string) {
  const model = await db.modelVersion.findFirst({ where: { id: modelVersionId, projectId }, include: { trainer: true } });
  if (!model) throw new AppError("not_found", "There is no such model version in this project.");
  const { name, trainer, baseModel, systemPrompt } = model;
  return {
    name,
    priceOf: (tokens: Pick<Completion, "promptTokens" | "completionTokens">) => priceOfTokens(trainer, baseModel, tokens),
    asked: {
      trainer: getTrainer(trainer),
      model: callableName(model),
      systemPrompt,
      settings: approachSettingsSchema.nullable().parse(model.settings),
    },
  };
}
