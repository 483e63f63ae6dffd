import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { createSavedView } from "@/lib/projects/views/create-saved-view";
import type { CreateViewInput, SavedView } from "@/lib/projects/views/schemas";

export async function createView(caller: Caller, datasetId: string, input: CreateViewInput): Promise<SavedView> {
  await getDataset(caller, datasetId);
  return createSavedView(caller, { datasetId }, input);
}
