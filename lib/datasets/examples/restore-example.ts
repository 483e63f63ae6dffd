import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getExample } from "./get-example";
import type { Example } from "./schemas";

/** Undoes a deletion; doing it twice changes nothing. */
export async function restoreExample(caller: Caller, exampleId: string): Promise<Example> {
  await db.example.updateMany({
    where: { id: exampleId, projectId: caller.projectId, deletedAt: { not: null } },
    data: { deletedAt: null },
  });
  return getExample(caller, exampleId);
}
