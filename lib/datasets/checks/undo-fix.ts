import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { saveContent } from "@/lib/datasets/examples/save-content";
import { exampleContentSchema, reviewStateSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { enqueueCheck } from "./enqueue-check";
import { fixBeforeSchema, fixChangeSchema } from "./fix-record";
import { requireDataset } from "./require-dataset";
import type { undoFixSchema } from "./schemas";

/** Takes a fix or a merge back. What somebody has changed since stays as they left it. */
export async function undoFix(caller: Caller, datasetId: string, fixId: string): Promise<z.infer<typeof undoFixSchema>> {
  return db.$transaction(
    async (tx) => {
      await requireDataset(tx, caller, datasetId);
      const fix = await tx.bulkEdit.findFirst({ where: { id: fixId, datasetId }, include: { befores: true } });
      if (!fix || !fixChangeSchema.safeParse(fix.change).success)
        throw new AppError("not_found", "There is no such change in this dataset.");
      const { count } = await tx.bulkEdit.updateMany({ where: { id: fixId, undoneAt: null }, data: { undoneAt: new Date() } });
      if (count === 0) throw new AppError("conflict", "This change was taken back already.");
      const removed: string[] = [];
      let restoredCount = 0;
      let keptCount = 0;
      for (const { exampleId, before } of fix.befores) {
        const was = fixBeforeSchema.parse(before);
        if (was.type === "removed") removed.push(exampleId);
        else if (was.type === "kept")
          await tx.example.updateMany({ where: { id: exampleId, projectId: caller.projectId }, data: { tags: was.tags } });
        else if (await putBack(tx, caller, exampleId, was)) restoredCount++;
        else keptCount++;
      }
      const back = await tx.example.updateMany({
        where: { id: { in: removed }, projectId: caller.projectId, deletedAt: { not: null } },
        data: { deletedAt: null },
      });
      await enqueueCheck(tx, datasetId);
      return { restoredCount: restoredCount + back.count, keptCount: keptCount + removed.length - back.count };
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
}

/** The text of before as a new revision, and the state that it had: taking a change back is no edit that asks for a new review. */
async function putBack(
  tx: Prisma.TransactionClient,
  caller: Caller,
  exampleId: string,
  { revision, state, isMachineWritten }: { revision: number; state: string; isMachineWritten: boolean },
): Promise<boolean> {
  const current = await tx.example.findFirst({
    where: { id: exampleId, projectId: caller.projectId, deletedAt: null },
    select: { revision: true },
  });
  if (current?.revision !== revision + 1) return false;
  const before = await tx.exampleRevision.findUniqueOrThrow({ where: { exampleId_number: { exampleId, number: revision } } });
  const content = exampleContentSchema.parse({ messages: before.messages, tools: before.tools, rejected: before.rejected });
  await saveContent(tx, caller, exampleId, { revision: revision + 1, content, origin: "restored" });
  await tx.example.updateMany({
    where: { id: exampleId, projectId: caller.projectId },
    data: { state: reviewStateSchema.parse(state), isMachineWritten, authorId: before.authorId },
  });
  return true;
}
