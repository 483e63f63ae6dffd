import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { addRunEvent } from "../add-run-event";
import { getRun, getRunRow } from "../get-run";
import { moveRun } from "../move-run";
import type { Run } from "../schemas";
import { refuseUnlessWaiting } from "./approve-run";
import type { DeclineRunInput } from "./schemas";
import { speakerOf } from "./speaker-of";

/** Ends a run that waits for approval, with the reason for whoever proposed it. Nothing has been spent. */
export async function declineRun(caller: Caller, runId: string, { reason }: DeclineRunInput): Promise<Run> {
  const row = await getRunRow(caller, runId);
  if (row.decision === "declined") return getRun(caller, runId);
  refuseUnlessWaiting(row);
  const by = await speakerOf(caller);
  const decision = { decision: "declined", decidedById: caller.userId, decidedAt: new Date(), decidedUsd: row.costHighUsd } as const;
  await db.$transaction(async (tx) => {
    await moveRun(tx, runId, "cancelled", { ...decision, declineReason: reason }, ["awaiting_approval"]);
    await addRunEvent(tx, runId, `Declined by ${by}: ${reason}`);
  });
  return getRun(caller, runId);
}
