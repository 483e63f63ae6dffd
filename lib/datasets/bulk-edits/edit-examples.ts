import type { Caller } from "@/lib/accounts/caller";
import { getSearchedDataset } from "@/lib/datasets/examples/get-searched-dataset";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { listPeople } from "@/lib/projects/list-people";
import { pickTargets } from "./pick-targets";
import { requireStatesBefore } from "./plan-change";
import { actorSchema, type BulkEdit, bulkEditSchema, type ParsedBulkEdit } from "./schemas";
import { startWork } from "./start-work";
import { takeTurn } from "./take-turn";
import { toBulkEdit } from "./to-bulk-edit";

/**
 * One change to many examples: to those that are meant at this moment, at once where they are few, else in the background (`status` says
 * which). What each was before is kept, so that it can be taken back. Throws `conflict` while another bulk edit of the dataset is at work.
 */
export async function editExamples(caller: Caller, datasetId: string, { target, change }: ParsedBulkEdit): Promise<BulkEdit> {
  const dataset = await getSearchedDataset(caller, datasetId, "filter" in target ? target.filter : {});
  if (change.type === "assign" && change.userId !== null) await requireColleague(caller, change.userId);
  if (change.type === "state") requireStatesBefore(caller, dataset, change.state);
  return db.$transaction(
    async (tx) => {
      await takeTurn(tx, datasetId);
      const { id } = await tx.bulkEdit.create({
        data: { datasetId, change, status: "working", exampleCount: 0, authorId: caller.userId, actor: actorSchema.parse(caller) },
        select: { id: true },
      });
      const matchedCount = await pickTargets(tx, caller, dataset, target, id);
      await tx.bulkEdit.update({ where: { id }, data: { matchedCount } });
      await startWork(tx, id, change, matchedCount);
      return bulkEditSchema.parse(toBulkEdit(await tx.bulkEdit.findUniqueOrThrow({ where: { id } })));
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
}

async function requireColleague(caller: Caller, userId: string): Promise<void> {
  const people = await listPeople(caller);
  if (people.some(({ id }) => id === userId)) return;
  throw new AppError("invalid", "That person does not work in this project, so nothing was assigned. Choose somebody else.");
}
