import type { Caller } from "@/lib/accounts/caller";
import { enqueueCheck } from "@/lib/datasets/checks/enqueue-check";
import { db } from "@/lib/db/client";
import { getExample } from "./get-example";
import type { Example } from "./schemas";

/** Undoes a deletion; doing it twice changes nothing. */
export async function restoreExample(caller: Caller, exampleId: string): Promise<Example> {
  await db.$transaction(async (tx) => {
    const [restored] = await tx.example.updateManyAndReturn({
      where: { id: exampleId, projectId: caller.projectId, deletedAt: { not: null } },
      data: { deletedAt: null },
      select: { datasetId: true },
    });
    if (restored) await enqueueCheck(tx, restored.datasetId);
  });
  return getExample(caller, exampleId);
}
