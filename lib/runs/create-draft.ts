import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { addRunEvent } from "./add-run-event";
import { draftData } from "./draft-data";
import { getRun } from "./get-run";
import { nextRunNumber } from "./next-run-number";
import type { RunInput } from "./plan-run";
import type { Run } from "./schemas";

/** Keeps a run that nobody has started yet, whatever still speaks against it. Nothing is checked and nothing reaches a trainer. */
export async function createDraft(caller: Caller, input: RunInput): Promise<Run> {
  const data = await draftData(caller, input);
  const runId = await db.$transaction(async (tx) => {
    const number = await nextRunNumber(tx, caller.projectId);
    const { id } = await tx.run.create({
      data: { ...data, projectId: caller.projectId, number, status: "draft", createdById: caller.userId },
      select: { id: true },
    });
    await addRunEvent(tx, id, "Saved as a draft.");
    return id;
  });
  return getRun(caller, runId);
}
