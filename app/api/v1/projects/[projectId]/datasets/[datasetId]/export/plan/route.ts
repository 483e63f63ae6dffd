import { planDatasetExport } from "@/lib/datasets/exports/export-dataset";
import { planDatasetQuery } from "@/lib/datasets/exports/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: planDatasetQuery }, ({ caller, id, query }) =>
  planDatasetExport(caller, id("datasetId"), query),
);
