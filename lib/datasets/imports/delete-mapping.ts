import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

export async function deleteMapping(caller: Caller, mappingId: string): Promise<void> {
  const { count } = await db.savedMapping.deleteMany({ where: { id: mappingId, projectId: caller.projectId } });
  if (count === 0) throw new AppError("not_found", "There is no such saved mapping in this project. It may have been deleted already.");
}
