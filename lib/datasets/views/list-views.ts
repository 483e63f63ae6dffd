import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { listSavedViews } from "@/lib/projects/views/list-saved-views";
import type { SavedView } from "@/lib/projects/views/schemas";

export async function listViews(caller: Caller, datasetId: string): Promise<SavedView[]> {
  await getDataset(caller, datasetId);
  return listSavedViews(caller, { datasetId });
}
