import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { datasetsKey } from "@/lib/datasets/hooks";
import { fetchJson } from "@/lib/http/fetch-json";
import { useProjectChange } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import { datasetVersionSchema, type FreezeVersionInput } from "./schemas";

export const versionsQuery = (projectId: string, datasetId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), datasetId, "versions"],
    queryFn: ({ signal }) => fetchJson(z.array(datasetVersionSchema), routes.api.versions(projectId, datasetId), { signal }),
  });

/** Every version of every dataset, for choosing what a run learns from. */
export const projectVersionsQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), "versions"],
    queryFn: ({ signal }) => fetchJson(z.array(datasetVersionSchema), routes.api.projectVersions(projectId), { signal }),
  });

export function useFreezeVersion(projectId: string, datasetId: string) {
  return useProjectChange(projectId, (input: FreezeVersionInput) =>
    fetchJson(datasetVersionSchema, routes.api.versions(projectId, datasetId), { method: "POST", body: input }),
  );
}
