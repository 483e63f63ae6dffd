import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { modelVersionInclude } from "./model-version-include";
import { type ModelVersion, modelVersionSchema, type UpdateModelVersionInput } from "./schemas";

/** Says under which name a model answers since it was deployed; null takes that back. What it answered before stays as it was. */
export async function updateModelVersion(
  { projectId }: Caller,
  modelVersionId: string,
  { deploymentName }: UpdateModelVersionInput,
): Promise<ModelVersion> {
  const { count } = await db.modelVersion.updateMany({ where: { id: modelVersionId, projectId }, data: { deploymentName } });
  if (count === 0) throw new AppError("not_found", "There is no such model version in this project.");
  return modelVersionSchema.parse(
    await db.modelVersion.findFirstOrThrow({ where: { id: modelVersionId, projectId }, include: modelVersionInclude }),
  );
}
