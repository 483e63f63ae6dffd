import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { exportFile } from "./export-file";
import { versionSource } from "./export-source";
import { planExport } from "./plan-export";
import type { ExportPlan, exportVersionQuery, planVersionQuery } from "./schemas";

/** A frozen version, whole or one split of it. */
export async function exportVersion(caller: Caller, versionId: string, query: z.infer<typeof exportVersionQuery>): Promise<Response> {
  return exportFile(await versionSource(caller, versionId, query), query);
}

export async function planVersionExport(caller: Caller, versionId: string, query: z.infer<typeof planVersionQuery>): Promise<ExportPlan> {
  return planExport(await versionSource(caller, versionId, query));
}
