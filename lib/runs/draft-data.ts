import type { Caller } from "@/lib/accounts/caller";
import { getVersion } from "@/lib/datasets/versions/get-version";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { RunInput } from "./plan-run";

/** A draft may hold what a run may not; only what it points at must be there. */
export async function draftData(caller: Caller, { datasetVersionId, trainerId, recipeId: _, ...recipe }: RunInput) {
  await getVersion(caller, datasetVersionId);
  if (!(await db.trainer.findUnique({ where: { id: trainerId }, select: { id: true } })))
    throw new AppError("not_found", "There is no such trainer. Choose one from the list of trainers.");
  return { ...recipe, method: recipe.method ?? ("lora" as const), datasetVersionId, trainerId };
}

export const draftIsGone = () => new AppError("conflict", "This draft has been started meanwhile. Look at the list of runs.");
