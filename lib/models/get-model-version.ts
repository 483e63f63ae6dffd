import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { modelVersionInclude } from "./model-version-include";
import { type ListedModel, listedModelSchema } from "./schemas";
import { readServing } from "./stages/read-serving";

export async function getModelVersion({ projectId }: Caller, modelVersionId: string): Promise<ListedModel> {
  const row = await db.modelVersion.findFirst({ where: { id: modelVersionId, projectId }, include: modelVersionInclude });
  if (!row) throw new AppError("not_found", "There is no such model version in this project.");
  const serves = (await readServing(db, { id: row.id })).get(row.id) ?? [];
  return listedModelSchema.parse({ ...row, serves });
}
