import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

type ModelRow = Prisma.ModelVersionGetPayload<{ include: { trainer: true } }>;

/** A model version of this project, with whom to ask. */
export async function getRecordedModel({ projectId }: Caller, id: string): Promise<ModelRow> {
  const model = await db.modelVersion.findFirst({ where: { id, projectId }, include: { trainer: true } });
  if (!model) throw new AppError("not_found", "There is no such model version in this project. Choose one from the list of models.");
  return model;
}
