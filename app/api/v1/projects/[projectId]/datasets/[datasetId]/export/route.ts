import { exportDataset } from "@/lib/datasets/exports/export-dataset";
import { exportDatasetQuery } from "@/lib/datasets/exports/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: exportDatasetQuery }, ({ caller, id, query }) =>
  exportDataset(caller, id("datasetId"), query),
);
