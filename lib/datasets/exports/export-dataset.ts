import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import type { ExampleFilter } from "@/lib/datasets/examples/example-filter";
import { exportFile } from "./export-file";
import { datasetSource } from "./export-source";
import { planExport } from "./plan-export";
import type { ExportPlan, exportDatasetQuery } from "./schemas";

/** The examples as they are now, all or those that a filter leaves. */
export async function exportDataset(caller: Caller, datasetId: string, query: z.infer<typeof exportDatasetQuery>): Promise<Response> {
  return exportFile(await datasetSource(caller, datasetId, query), query);
}

export async function planDatasetExport(caller: Caller, datasetId: string, filter: ExampleFilter): Promise<ExportPlan> {
  return planExport(await datasetSource(caller, datasetId, filter));
}
