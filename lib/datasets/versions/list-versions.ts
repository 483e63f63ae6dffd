import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { readVersions } from "./get-version";
import type { DatasetVersion } from "./schemas";

/** Newest first. */
export async function listVersions(caller: Caller, datasetId: string): Promise<DatasetVersion[]> {
  const dataset = await getDataset(caller, datasetId);
  return readVersions({ datasetId: dataset.id, projectId: caller.projectId });
}

/** Of every dataset of the project. */
export async function listProjectVersions(caller: Caller): Promise<DatasetVersion[]> {
  return readVersions({ projectId: caller.projectId });
}
