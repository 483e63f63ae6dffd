import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { modelVersionInclude } from "@/lib/models/model-version-include";
import { registerModelVersion } from "@/lib/models/register-model-version";
import { type ModelVersion, modelVersionSchema } from "@/lib/models/schemas";
import { requireAccountAccess } from "./require-account-access";
import type { adoptModelInput } from "./schemas";

/** Makes a fine-tune or checkpoint of an account a model version of this project. Asking twice gives the same one. */
export async function adoptModel(caller: Caller, { itemId, systemPrompt }: z.infer<typeof adoptModelInput>): Promise<ModelVersion> {
  await requireAccountAccess(caller);
  const { projectId } = caller;
  const item = await db.accountItem.findUnique({ where: { id: itemId } });
  if (!item) throw new AppError("not_found", "There is no such model in the account. Take the inventory again, then choose from it.");
  if (item.kind !== "fine_tune" && item.kind !== "checkpoint")
    throw new AppError(
      "invalid",
      `${item.name} is not a model that was tuned, so there is nothing to take over. Choose a fine-tune or a checkpoint.`,
    );
  if (item.goneAt) throw new AppError("conflict", `${item.name} is gone from the account and answers nobody any more.`);
  const { trainerId, name: trainerModel } = item;
  const baseModel = item.baseModel ?? trainerModel;
  const { id } = await db.$transaction((tx) =>
    registerModelVersion(tx, { projectId, kind: "imported", trainerId, baseModel, trainerModel, systemPrompt }),
  );
  return modelVersionSchema.parse(await db.modelVersion.findFirstOrThrow({ where: { id, projectId }, include: modelVersionInclude }));
}
