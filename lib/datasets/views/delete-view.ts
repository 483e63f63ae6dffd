import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

/** The examples that it showed stay as they are. */
export async function deleteView({ projectId }: Caller, datasetId: string, viewId: string): Promise<void> {
  const { count } = await db.savedView.deleteMany({ where: { id: viewId, datasetId, dataset: { projectId } } });
  if (count === 0) throw new AppError("not_found", "There is no such view of this dataset. Somebody may have deleted it already.");
}
