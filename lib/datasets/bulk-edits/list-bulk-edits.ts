import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { db } from "@/lib/db/client";
import type { BulkEdit } from "./schemas";
import { toBulkEdit } from "./to-bulk-edit";

const newest = 50;

/** What was done to many examples at once, newest first. */
export async function listBulkEdits(caller: Caller, datasetId: string): Promise<BulkEdit[]> {
  await getDataset(caller, datasetId);
  const edits = await db.bulkEdit.findMany({
    where: { datasetId, dataset: { projectId: caller.projectId } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: newest,
  });
  return edits.flatMap((edit) => toBulkEdit(edit) ?? []);
}
