import { queryOptions } from "@tanstack/react-query";
import type { ExampleFilterQuery } from "@/lib/datasets/examples/example-filter";
import { datasetsKey } from "@/lib/datasets/hooks";
import type { Split } from "@/lib/datasets/schemas";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { exportPlanSchema } from "./schemas";

export const versionExportPlanQuery = (projectId: string, versionId: string, split?: Split) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), "versions", versionId, "export", split ?? "all"],
    queryFn: ({ signal }) => fetchJson(exportPlanSchema, routes.api.versionExportPlan(projectId, versionId, { split }), { signal }),
  });

export const datasetExportPlanQuery = (projectId: string, datasetId: string, filter: ExampleFilterQuery) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), datasetId, "export", filter],
    queryFn: ({ signal }) => fetchJson(exportPlanSchema, routes.api.datasetExportPlan(projectId, datasetId, filter), { signal }),
  });
