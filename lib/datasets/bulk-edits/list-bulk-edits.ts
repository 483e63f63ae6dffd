import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { db } from "@/lib/db/client";
import { type BulkEdit, bulkEditSchema } from "./schemas";

const newest = 50;

/** What was done to many examples at once, newest first. */
export async function listBulkEdits(caller: Caller, datasetId: string): Promise<BulkEdit[]> {
  await getDataset(caller, datasetId);
  const edits = await db.bulkEdit.findMany({
    where: { datasetId, dataset: { projectId: caller.projectId } },
    orderBy: { createdAt: "desc" },
    take: newest,
  });
  // What the checks mended stands in the same table; it is taken back where it was done.
  return edits.flatMap(({ exampleCount, ...edit }) => bulkEditSchema.safeParse({ ...edit, changedCount: exampleCount }).data ?? []);
}
