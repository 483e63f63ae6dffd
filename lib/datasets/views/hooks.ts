import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { datasetsKey } from "@/lib/datasets/hooks";
import { fetchJson } from "@/lib/http/fetch-json";
import { useProjectChange } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import { type CreateViewInput, savedViewSchema, type UpdateViewInput } from "./schemas";

export const viewsQuery = (projectId: string, datasetId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), datasetId, "views"],
    queryFn: ({ signal }) => fetchJson(z.array(savedViewSchema), routes.api.views(projectId, datasetId), { signal }),
  });

export function useCreateView(projectId: string, datasetId: string) {
  return useProjectChange(projectId, (input: CreateViewInput) =>
    fetchJson(savedViewSchema, routes.api.views(projectId, datasetId), { method: "POST", body: input }),
  );
}

export function useUpdateView(projectId: string, datasetId: string) {
  return useProjectChange(projectId, ({ viewId, ...input }: UpdateViewInput & { viewId: string }) =>
    fetchJson(savedViewSchema, routes.api.view(projectId, datasetId, viewId), { method: "PATCH", body: input }),
  );
}

export function useDeleteView(projectId: string, datasetId: string) {
  return useProjectChange(projectId, (viewId: string) =>
    fetchJson(z.null(), routes.api.view(projectId, datasetId, viewId), { method: "DELETE" }),
  );
}
