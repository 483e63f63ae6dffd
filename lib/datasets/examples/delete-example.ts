import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

/** Out of the dataset and of every later version; versions that hold it keep it. */
export async function deleteExample(caller: Caller, exampleId: string): Promise<void> {
  const { count } = await db.example.updateMany({
    where: { id: exampleId, projectId: caller.projectId, deletedAt: null },
    data: { deletedAt: new Date() },
  });
  if (count === 0) throw new AppError("not_found", "There is no such example in this project. It may have been deleted already.");
}
