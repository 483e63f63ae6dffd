import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/http/fetch-json";
import { useProjectChange } from "../hooks";
import { type CreateViewInput, savedViewSchema, type UpdateViewInput } from "./schemas";

/** Where the views of one list are kept. */
export interface ViewsAt {
  projectId: string;
  key: readonly unknown[];
  list: string;
  one: (viewId: string) => string;
}

export const viewsQuery = ({ key, list }: ViewsAt) =>
  queryOptions({ queryKey: key, queryFn: ({ signal }) => fetchJson(z.array(savedViewSchema), list, { signal }) });

export function useCreateView({ projectId, list }: ViewsAt) {
  return useProjectChange(projectId, (input: CreateViewInput) => fetchJson(savedViewSchema, list, { method: "POST", body: input }));
}

export function useUpdateView({ projectId, one }: ViewsAt) {
  return useProjectChange(projectId, ({ viewId, ...input }: UpdateViewInput & { viewId: string }) =>
    fetchJson(savedViewSchema, one(viewId), { method: "PATCH", body: input }),
  );
}

export function useDeleteView({ projectId, one }: ViewsAt) {
  return useProjectChange(projectId, (viewId: string) => fetchJson(z.null(), one(viewId), { method: "DELETE" }));
}
