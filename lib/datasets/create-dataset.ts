import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type CreateDatasetInput, type Dataset, datasetSchema } from "./schemas";

export async function createDataset(caller: Caller, input: CreateDatasetInput): Promise<Dataset> {
  const { projectId } = caller;
  const { count } = await db.dataset.createMany({ data: [{ projectId, name: input.name }], skipDuplicates: true });
  if (count === 0)
    throw new AppError(
      "conflict",
      `This project has a dataset called “${input.name}” already. Choose another name, or import into that one.`,
    );
  const dataset = await db.dataset.findUniqueOrThrow({ where: { projectId_name: { projectId, name: input.name } } });
  return datasetSchema.parse({ ...dataset, exampleCount: 0, latestVersion: null });
}
