import { setImmediate } from "node:timers/promises";
import { enqueueCheck } from "@/lib/datasets/checks/enqueue-check";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Attempt } from "@/lib/jobs/handlers";
import { takeStep } from "./take-step";

/** Makes a bulk edit, or takes it back, step by step. May be killed and run again at any moment: what is left stands in its targets. */
export async function runBulkEdit({ bulkEditId }: { bulkEditId: string }, { signal, isLast }: Attempt): Promise<void> {
  try {
    for (let isDone = false; !isDone; ) {
      signal.throwIfAborted();
      isDone = await db.$transaction((tx) => takeStep(tx, bulkEditId), { timeout: 120_000, maxWait: 30_000 });
      await setImmediate();
    }
  } catch (error) {
    const isRefused = error instanceof AppError;
    if (isRefused || (isLast && !signal.aborted)) await giveUp(bulkEditId, isRefused ? error.message : "It failed several times.");
    if (!isRefused) throw error;
  }
}

/** What is done stays done and can be taken back; what is left is let go. */
async function giveUp(bulkEditId: string, reason: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`select id from "BulkEdit" where id = ${bulkEditId} for update`;
    const edit = await tx.bulkEdit.findFirst({ where: { id: bulkEditId, status: { in: ["working", "undoing"] } } });
    if (!edit) return;
    const advice =
      edit.status === "working"
        ? "What it had changed until then stays changed: take it back, or make the same change again for the rest."
        : "What was taken back until then stays so: take it back again for the rest.";
    await tx.bulkEditTarget.deleteMany({ where: { bulkEditId } });
    const data = { status: "failed", failure: `${reason} ${advice}`, finishedAt: new Date(), undoneAt: null } as const;
    await tx.bulkEdit.update({ where: { id: bulkEditId }, data });
    await enqueueCheck(tx, edit.datasetId);
  });
}
