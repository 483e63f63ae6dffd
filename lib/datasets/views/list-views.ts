import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { db } from "@/lib/db/client";
import { type SavedView, savedViewSchema } from "./schemas";

/** By name, as everybody in the project sees them. */
export async function listViews(caller: Caller, datasetId: string): Promise<SavedView[]> {
  await getDataset(caller, datasetId);
  const views = await db.savedView.findMany({ where: { datasetId, dataset: { projectId: caller.projectId } }, orderBy: { name: "asc" } });
  return views.map((view) => savedViewSchema.parse(view));
}
