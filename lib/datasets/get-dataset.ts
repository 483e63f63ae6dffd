import type { Caller } from "@/lib/accounts/caller";
import { AppError } from "@/lib/errors";
import { readDatasets } from "./list-datasets";
import type { Dataset } from "./schemas";

export async function getDataset(caller: Caller, datasetId: string): Promise<Dataset> {
  const [dataset] = await readDatasets({ id: datasetId, projectId: caller.projectId });
  if (!dataset) throw new AppError("not_found", "There is no such dataset in this project.");
  return dataset;
}
