import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { actorSchema, type BulkUndo } from "./schemas";
import { startWork } from "./start-work";
import { takeTurn } from "./take-turn";
import { toBulkEdit } from "./to-bulk-edit";

/** Every example as it was before, at once or in the background, but those that somebody changed since. */
export async function undoBulkEdit(caller: Caller, datasetId: string, bulkEditId: string): Promise<BulkUndo> {
  const where = { id: bulkEditId, datasetId, dataset: { projectId: caller.projectId } };
  return db.$transaction(
    async (tx) => {
      const found = await tx.bulkEdit.findFirst({ where });
      const known = found && toBulkEdit(found);
      if (!known) throw new AppError("not_found", "There is no such change of this dataset.");
      await takeTurn(tx, datasetId);
      const begun = { undoneAt: new Date(), status: "undoing", doneCount: 0, restoredCount: 0, failure: null, finishedAt: null } as const;
      const { count } = await tx.bulkEdit.updateMany({
        where: { id: bulkEditId, undoneAt: null },
        data: { ...begun, actor: actorSchema.parse(caller) },
      });
      if (count === 0) throw new AppError("conflict", "This change has been taken back already.");
      const changedCount = await tx.$executeRaw`
        insert into "BulkEditTarget" ("bulkEditId", "exampleId")
        select "bulkEditId", "exampleId" from "BulkEditBefore" where "bulkEditId" = ${bulkEditId}`;
      await startWork(tx, bulkEditId, known.change, changedCount);
      const { status, restoredCount } = await tx.bulkEdit.findUniqueOrThrow({ where: { id: bulkEditId } });
      return { status, restoredCount, keptCount: status === "undoing" ? 0 : changedCount - restoredCount };
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
}
