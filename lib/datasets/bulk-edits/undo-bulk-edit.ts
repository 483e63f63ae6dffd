import type { Caller } from "@/lib/accounts/caller";
import { enqueueCheck } from "@/lib/datasets/checks/enqueue-check";
import { saveContent } from "@/lib/datasets/examples/save-content";
import { exampleContentSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { changesTheWhole } from "./changes-the-whole";
import { type BulkUndo, bulkChangeSchema } from "./schemas";
import { keepUntouched, writePicked } from "./write-picked";

/** Every example as it was before, but those that somebody changed since: their change is newer than the regret. */
export async function undoBulkEdit(caller: Caller, datasetId: string, bulkEditId: string): Promise<BulkUndo> {
  const { projectId } = caller;
  return db.$transaction(
    async (tx) => {
      // Marked first: of two at once, one waits here and then finds it taken back.
      const { count } = await tx.bulkEdit.updateMany({
        where: { id: bulkEditId, datasetId, undoneAt: null, dataset: { projectId } },
        data: { undoneAt: new Date() },
      });
      const edit = await tx.bulkEdit.findFirst({ where: { id: bulkEditId, datasetId, dataset: { projectId } } });
      const change = bulkChangeSchema.safeParse(edit?.change).data;
      if (!edit || !change) throw new AppError("not_found", "There is no such change of this dataset.");
      if (count === 0) throw new AppError("conflict", "This change has been taken back already.");
      const { type } = change;
      await tx.$executeRaw`
        create temporary table picked on commit drop as
        select example.id, kept.before -> 'became' as was, kept.before -> 'was' as became
        from "BulkEditBefore" kept join "Example" example on example.id = kept."exampleId"
        where kept."bulkEditId" = ${bulkEditId} order by example.id for update of example`;
      await keepUntouched(tx);
      if (type === "instruction" || type === "replace") await restoreContents(tx, caller);
      const restoredCount = await writePicked(tx);
      if (changesTheWhole(change)) await enqueueCheck(tx, datasetId);
      return { restoredCount, keptCount: edit.exampleCount - restoredCount };
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
}

/** The older text as a new revision; the state follows with the other columns. */
async function restoreContents(tx: Prisma.TransactionClient, caller: Caller): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string; now: number; before: number }[]>`
    select id, (was ->> 'revision')::int as now, (became ->> 'revision')::int as before from picked`;
  for (const { id, now, before } of rows) {
    const revision = await tx.exampleRevision.findUniqueOrThrow({ where: { exampleId_number: { exampleId: id, number: before } } });
    await saveContent(tx, caller, id, { revision: now, content: exampleContentSchema.parse(revision), origin: "restored" });
  }
}
