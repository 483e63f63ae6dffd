import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/accounts/caller";
import { enqueueCheck } from "@/lib/datasets/checks/enqueue-check";
import { getSearchedDataset } from "@/lib/datasets/examples/get-searched-dataset";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { listPeople } from "@/lib/projects/list-people";
import { changesTheWhole } from "./changes-the-whole";
import { pickExamples } from "./pick-examples";
import { planChange } from "./plan-change";
import { type BulkEditResult, bulkEditResultSchema, type ParsedBulkEdit } from "./schemas";
import { writeContents } from "./write-contents";
import { writePicked } from "./write-picked";

/** One change to many examples. What each was before is kept, so that it can be taken back. */
export async function editExamples(caller: Caller, datasetId: string, { target, change }: ParsedBulkEdit): Promise<BulkEditResult> {
  const dataset = await getSearchedDataset(caller, datasetId, "filter" in target ? target.filter : {});
  if (change.type === "assign" && change.userId !== null) await requireColleague(caller, change.userId);
  return db.$transaction(
    async (tx) => {
      const matchedCount = await pickExamples(tx, caller, dataset, target);
      const isContent = change.type === "instruction" || change.type === "replace";
      const skipped = isContent ? await writeContents(tx, caller, matchedCount, change) : await planChange(tx, caller, dataset, change);
      if (!isContent) await writePicked(tx);
      const id = randomUUID();
      const [{ count: changedCount } = { count: 0 }] = await tx.$queryRaw<{ count: number }[]>`
        select count(*)::int as count from picked where became <> was`;
      const edit = await tx.bulkEdit.create({ data: { id, datasetId, change, exampleCount: changedCount, authorId: caller.userId } });
      await tx.$executeRaw`
        insert into "BulkEditBefore" ("bulkEditId", "exampleId", before)
        select ${id}, id, jsonb_build_object('was', was, 'became', became) from picked where became <> was`;
      if (changesTheWhole(change) && changedCount > 0) await enqueueCheck(tx, datasetId);
      return bulkEditResultSchema.parse({ ...edit, changedCount, matchedCount, skipped });
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
}

async function requireColleague(caller: Caller, userId: string): Promise<void> {
  const people = await listPeople(caller);
  if (people.some(({ id }) => id === userId)) return;
  throw new AppError("invalid", "That person does not work in this project, so nothing was assigned. Choose somebody else.");
}
