import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/http/fetch-json";
import { projectKey, useProjectChange } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import { type CreateDatasetInput, datasetActivitySchema, datasetSchema } from "./schemas";

export const datasetsKey = (projectId: string) => [...projectKey(projectId), "datasets"] as const;

export const datasetsQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), "list"],
    queryFn: ({ signal }) => fetchJson(z.array(datasetSchema), routes.api.datasets(projectId), { signal }),
  });

export const datasetQuery = (projectId: string, datasetId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), datasetId],
    queryFn: ({ signal }) => fetchJson(datasetSchema, routes.api.dataset(projectId, datasetId), { signal }),
  });

export const activityQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), "activity"],
    queryFn: ({ signal }) => fetchJson(z.array(datasetActivitySchema), routes.api.datasetActivity(projectId), { signal }),
  });

export function useCreateDataset(projectId: string) {
  return useProjectChange(projectId, (input: CreateDatasetInput) =>
    fetchJson(datasetSchema, routes.api.datasets(projectId), { method: "POST", body: input }),
  );
}
