import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type LeakReport, leakReportSchema } from "./schemas";

/** What was found, with the texts. */
export async function getLeaks(caller: Caller, versionId: string): Promise<LeakReport> {
  const row = await db.datasetVersion.findFirst({ where: { id: versionId, projectId: caller.projectId }, select: { leaks: true } });
  if (!row) throw new AppError("not_found", "There is no such dataset version in this project.");
  if (!row.leaks) throw new AppError("conflict", "Hone is still looking whether test cases stand in training. Ask again in a moment.");
  return leakReportSchema.parse(row.leaks);
}
