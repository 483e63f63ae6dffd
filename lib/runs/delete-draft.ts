import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getRun } from "./get-run";
import { takeUpDraft } from "./take-up-draft";

export async function deleteDraft(caller: Caller, runId: string): Promise<void> {
  await getRun(caller, runId);
  await takeUpDraft(db, caller, runId);
}
