import type { Caller } from "@/lib/accounts/caller";
import { enqueueCheck } from "@/lib/datasets/checks/enqueue-check";
import { getDataset } from "@/lib/datasets/get-dataset";
import type { Prisma } from "@/lib/db/generated/client";
import type { ContentChange } from "./change-content";
import { changesTheWhole } from "./changes-the-whole";
import { planChange } from "./plan-change";
import { restoreContents } from "./restore-contents";
import { rowsPerStep } from "./rows-per-step";
import { actorSchema, type BulkChange, type BulkEdit, bulkEditSchema, type Skipped } from "./schemas";
import { toBulkEdit } from "./to-bulk-edit";
import { writeContents } from "./write-contents";
import { keepUntouched, writePicked } from "./write-picked";

interface Step {
  caller: Caller;
  datasetId: string;
  edit: BulkEdit;
  takenCount: number;
}

/**
 * Deals with the next examples of a bulk edit that is made or taken back, and writes down how far it is; what was not committed is taken
 * again. True once nothing is left. Of two at once the second waits for the first.
 */
export async function takeStep(tx: Prisma.TransactionClient, bulkEditId: string): Promise<boolean> {
  await tx.$queryRaw`select id from "BulkEdit" where id = ${bulkEditId} for update`;
  const row = await tx.bulkEdit.findFirst({ where: { id: bulkEditId, status: { in: ["working", "undoing"] } } });
  if (!row) return true;
  const edit = bulkEditSchema.parse(toBulkEdit(row));
  const takenCount = await takeTargets(tx, bulkEditId, rowsPerStep(edit.change));
  const step = { caller: actorSchema.parse(row.actor), datasetId: row.datasetId, edit, takenCount };
  if (edit.status === "working") await change(tx, step);
  else await restore(tx, step);
  const left = await tx.bulkEditTarget.findFirst({ where: { bulkEditId } });
  if (left) return false;
  await finish(tx, step);
  return true;
}

async function takeTargets(tx: Prisma.TransactionClient, bulkEditId: string, most: number): Promise<number> {
  await tx.$executeRaw`
    create temporary table taken on commit drop as
    select "exampleId" from "BulkEditTarget" where "bulkEditId" = ${bulkEditId} order by "exampleId" limit ${most}`;
  return tx.$executeRaw`
    delete from "BulkEditTarget" target using taken where target."bulkEditId" = ${bulkEditId} and target."exampleId" = taken."exampleId"`;
}

/**
 * The table `picked` is gone after the transaction, and its rows are locked until then. `was` and `became` say what changes, as JSON by
 * column; a row whose two are equal stays as it is.
 */
async function change(tx: Prisma.TransactionClient, { caller, datasetId, edit, takenCount }: Step): Promise<void> {
  const { id, change } = edit;
  const pickedCount = await tx.$executeRaw`
    create temporary table picked on commit drop as
    select example.id, example.tags, example.state, example."reviewRound", example."isMachineWritten", example."assigneeId", example."pinnedSplit",
      '{}'::jsonb as was, '{}'::jsonb as became
    from "Example" example
    where example.id in (select "exampleId" from taken) and example."projectId" = ${caller.projectId} and example."deletedAt" is null
    order by example.id for update`;
  const skipped = isOfTexts(change)
    ? await writeContents(tx, caller, datasetId, change)
    : await planChange(tx, caller, await getDataset(caller, datasetId), change);
  if (!isOfTexts(change)) await writePicked(tx);
  if (takenCount > pickedCount) skipped.push({ count: takenCount - pickedCount, reason: "they were deleted meanwhile" });
  const changedCount = await tx.$executeRaw`
    insert into "BulkEditBefore" ("bulkEditId", "exampleId", before)
    select ${id}, id, jsonb_build_object('was', was, 'became', became) from picked where became <> was`;
  await tx.bulkEdit.update({
    where: { id },
    data: {
      doneCount: { increment: takenCount },
      exampleCount: { increment: changedCount },
      skipped: addUp([...edit.skipped, ...skipped]),
    },
  });
}

/** Every example as it was before, but those that somebody changed since: their change is newer than the regret. */
async function restore(tx: Prisma.TransactionClient, { caller, datasetId, edit, takenCount }: Step): Promise<void> {
  const { id, change } = edit;
  await tx.$executeRaw`
    create temporary table picked on commit drop as
    select example.id, kept.before -> 'became' as was, kept.before -> 'was' as became
    from "BulkEditBefore" kept join taken using ("exampleId") join "Example" example on example.id = kept."exampleId"
    where kept."bulkEditId" = ${id} and example."projectId" = ${caller.projectId} order by example.id for update of example`;
  await keepUntouched(tx);
  const restoredCount = isOfTexts(change) ? await restoreContents(tx, caller, datasetId) : await writePicked(tx);
  await tx.bulkEdit.update({ where: { id }, data: { doneCount: { increment: takenCount }, restoredCount: { increment: restoredCount } } });
}

async function finish(tx: Prisma.TransactionClient, { datasetId, edit }: Step): Promise<void> {
  const { id, change, status, changedCount, matchedCount } = edit;
  const total = status === "working" ? matchedCount : changedCount;
  const finishedAt = total > rowsPerStep(change) ? new Date() : null;
  const { exampleCount } = await tx.bulkEdit.update({ where: { id }, data: { status: "done", finishedAt } });
  if (exampleCount > 0 && changesTheWhole(change)) await enqueueCheck(tx, datasetId);
}

function isOfTexts(change: BulkChange): change is ContentChange {
  return change.type === "instruction" || change.type === "replace";
}

function addUp(skipped: readonly Skipped[]): Skipped[] {
  const counts = new Map<string, number>();
  for (const { reason, count } of skipped) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts].map(([reason, count]) => ({ reason, count }));
}
