import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { enqueueCheck } from "./enqueue-check";
import { fixChangeSchema } from "./fix-record";
import { requireDataset } from "./require-dataset";
import { restoreFixed, restoreRemoved, restoreTags } from "./restore-fixed";
import type { undoStepSchema } from "./schemas";

/** Texts are saved in a second or two; rows that come back and tags take less. */
const examplesPerStep = { fix: 500, merge: 5_000 };

/**
 * Takes a fix or a merge back, a step at a time: whoever asked comes back for the rest, and so does whoever was cut off. What is left stands in
 * the targets and leaves them in the transaction that deals with it. What somebody has changed since stays as they left it.
 */
export async function undoFix(caller: Caller, datasetId: string, fixId: string): Promise<z.infer<typeof undoStepSchema>> {
  return db.$transaction(
    async (tx) => {
      await requireDataset(tx, caller, datasetId);
      const type = await begin(tx, datasetId, fixId);
      const takenCount = await takeTargets(tx, fixId, examplesPerStep[type]);
      await lockTaken(tx, caller);
      const restoredCount = (await restoreRemoved(tx)) + (await restoreFixed(tx, caller, datasetId));
      const taggedCount = await restoreTags(tx);
      const [{ restored, dealt, left } = { restored: 0, dealt: 0, left: 0 }] = await tx.$queryRaw<
        { restored: number; dealt: number; left: number }[]
      >`
        update "BulkEdit" set "restoredCount" = "restoredCount" + ${restoredCount}, "doneCount" = "doneCount" + ${takenCount - taggedCount} where id = ${fixId}
        returning "restoredCount" as restored, "doneCount" as dealt, (select count(*)::int from "BulkEditTarget" where "bulkEditId" = ${fixId}) as left`;
      await enqueueCheck(tx, datasetId);
      return { restoredCount: restored, keptCount: dealt - restored, leftCount: left };
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
}

/** Of two at once the second waits, and goes on with what is left. */
async function begin(tx: Prisma.TransactionClient, datasetId: string, fixId: string): Promise<keyof typeof examplesPerStep> {
  await tx.$queryRaw`select id from "BulkEdit" where id = ${fixId} and "datasetId" = ${datasetId} for update`;
  const fix = await tx.bulkEdit.findFirst({ where: { id: fixId, datasetId } });
  const change = fixChangeSchema.safeParse(fix?.change);
  if (!fix || !change.success) throw new AppError("not_found", "There is no such change in this dataset.");
  const { type } = change.data;
  if (!fix.undoneAt) {
    await tx.bulkEdit.update({ where: { id: fixId }, data: { undoneAt: new Date() } });
    await tx.$executeRaw`
      insert into "BulkEditTarget" ("bulkEditId", "exampleId")
      select "bulkEditId", "exampleId" from "BulkEditBefore" where "bulkEditId" = ${fixId}`;
    return type;
  }
  const left = await tx.bulkEditTarget.findFirst({ where: { bulkEditId: fixId } });
  if (!left) throw new AppError("conflict", "This change was taken back already.");
  return type;
}

/** The table `taken` is gone after the transaction. */
async function takeTargets(tx: Prisma.TransactionClient, fixId: string, most: number): Promise<number> {
  await tx.$executeRaw`
    create temporary table taken on commit drop as
    select "exampleId" as id, before from "BulkEditTarget" join "BulkEditBefore" using ("bulkEditId", "exampleId")
    where "bulkEditId" = ${fixId} order by "exampleId" limit ${most}`;
  await tx.$executeRaw`analyze taken`;
  return tx.$executeRaw`delete from "BulkEditTarget" target using taken where "bulkEditId" = ${fixId} and target."exampleId" = taken.id`;
}

/** In the order of their ids, as everybody who locks many examples. What is no longer there, or is another project's, is left alone. */
async function lockTaken(tx: Prisma.TransactionClient, { projectId }: Caller): Promise<void> {
  await tx.$executeRaw`
    create temporary table locked on commit drop as
    select example.id from "Example" example join taken using (id) where "projectId" = ${projectId} order by example.id for update of example`;
}
