import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type CreateViewInput, type SavedView, savedViewSchema } from "./schemas";

export async function createView(caller: Caller, datasetId: string, { name, query }: CreateViewInput): Promise<SavedView> {
  await getDataset(caller, datasetId);
  const { count } = await db.savedView.createMany({
    data: [{ datasetId, name, query, createdById: caller.userId }],
    skipDuplicates: true,
  });
  if (count === 0) throw nameTaken(name);
  return savedViewSchema.parse(await db.savedView.findUniqueOrThrow({ where: { datasetId_name: { datasetId, name } } }));
}

export function nameTaken(name: string): AppError {
  return new AppError("conflict", `There is a view called “${name}” already. Choose another name, or delete that one first.`);
}
