import type { Caller } from "@/lib/accounts/caller";
import { enqueueCheck } from "@/lib/datasets/checks/enqueue-check";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

/** Out of the dataset and of every later version; versions that hold it keep it. */
export async function deleteExample(caller: Caller, exampleId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const [deleted] = await tx.example.updateManyAndReturn({
      where: { id: exampleId, projectId: caller.projectId, deletedAt: null },
      data: { deletedAt: new Date() },
      select: { datasetId: true },
    });
    if (!deleted) throw new AppError("not_found", "There is no such example in this project. It may have been deleted already.");
    // Whatever it was a copy of, or contradicted, is alone now.
    await enqueueCheck(tx, deleted.datasetId);
  });
}
