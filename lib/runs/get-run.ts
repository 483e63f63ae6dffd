import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Run } from "./schemas";
import { type RunRow, runInclude, toRuns } from "./to-run";

export async function getRun(caller: Caller, runId: string): Promise<Run> {
  const [run] = await toRuns([await getRunRow(caller, runId)]);
  if (!run) throw missing();
  return run;
}

/** The row itself, for verbs of this domain. */
export async function getRunRow(caller: Caller, runId: string): Promise<RunRow> {
  const row = await db.run.findFirst({ where: { id: runId, projectId: caller.projectId }, include: runInclude });
  if (!row) throw missing();
  return row;
}

function missing(): AppError {
  return new AppError("not_found", "There is no such run in this project. It may have been deleted; look at the list of runs.");
}
