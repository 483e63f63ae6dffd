import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { datasetsKey } from "@/lib/datasets/hooks";
import { fetchJson } from "@/lib/http/fetch-json";
import { projectKey, useProjectChange } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import { type Import, type ImportMappingInput, importPreviewSchema, importSchema, rejectedPageSchema } from "./schemas";

const busyMs = 1_000;
/** The cursor of the first page; `routes` leaves it out of the address. */
const first = "";

export const importsQuery = (projectId: string, datasetId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), datasetId, "imports"],
    queryFn: ({ signal }) => fetchJson(z.array(importSchema), routes.api.imports(projectId, datasetId), { signal }),
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === "importing") ? busyMs : false),
  });

/** The moment it is done, whatever else was read of the project is out of date. */
export const importQuery = (projectId: string, importId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), "import", importId],
    queryFn: async ({ client, queryKey, signal }) => {
      const before = client.getQueryData<Import>(queryKey);
      const found = await fetchJson(importSchema, routes.api.import(projectId, importId), { signal });
      if (before?.status === "importing" && found.status !== "importing")
        void client.invalidateQueries({ queryKey: projectKey(projectId), predicate: (query) => query.queryKey.at(-1) !== importId });
      return found;
    },
    refetchInterval: ({ state }) => (state.data?.status === "importing" ? busyMs : false),
  });

/** `null`: with the mapping that was guessed. */
export const importPreviewQuery = (projectId: string, importId: string, mapping: ImportMappingInput | null) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), "import", importId, "preview", mapping],
    queryFn: ({ signal }) =>
      fetchJson(importPreviewSchema, routes.api.importPreview(projectId, importId), {
        method: "POST",
        body: mapping ? { mapping } : {},
        signal,
      }),
    placeholderData: keepPreviousData,
  });

export const rejectedQuery = (projectId: string, importId: string) =>
  infiniteQueryOptions({
    queryKey: [...datasetsKey(projectId), "import", importId, "rejected"],
    queryFn: ({ signal, pageParam }) =>
      fetchJson(rejectedPageSchema, routes.api.importRejected(projectId, importId, { cursor: pageParam }), { signal }),
    initialPageParam: first,
    getNextPageParam: (page) => page.nextCursor,
  });

export function useStartImport(projectId: string) {
  return useProjectChange(projectId, ({ importId, mapping }: { importId: string; mapping: ImportMappingInput }) =>
    fetchJson(importSchema, routes.api.importStart(projectId, importId), { method: "POST", body: { mapping } }),
  );
}

/** Throws away an upload that nobody wants to import. */
export function useDeleteImport(projectId: string) {
  return useProjectChange(projectId, (importId: string) =>
    fetchJson(z.null(), routes.api.import(projectId, importId), { method: "DELETE" }),
  );
}
