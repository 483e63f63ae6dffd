import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { draftData, draftIsGone } from "./draft-data";
import { getRun } from "./get-run";
import type { RunInput } from "./plan-run";
import type { Run } from "./schemas";

/** The draft as it stands now; one that has been started meanwhile stays as it was started. */
export async function updateDraft(caller: Caller, runId: string, input: RunInput): Promise<Run> {
  await getRun(caller, runId);
  const { count } = await db.run.updateMany({
    where: { id: runId, projectId: caller.projectId, status: "draft" },
    data: await draftData(caller, input),
  });
  if (count === 0) throw draftIsGone();
  return getRun(caller, runId);
}
