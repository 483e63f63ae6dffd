import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/http/fetch-json";
import { projectKey } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import {
  type CreateDatasetInput,
  type CreateExampleInput,
  datasetSchema,
  datasetVersionSchema,
  examplePageSchema,
  exampleSchema,
  type FreezeVersionInput,
  type Import,
  type ImportMappingInput,
  importPreviewSchema,
  importSchema,
  rejectedPageSchema,
  type UpdateExampleInput,
} from "./schemas";

const busyMs = 1_000;
/** The cursor of the first page; `routes` leaves it out of the address. */
const first = "";

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

export const examplesQuery = (projectId: string, datasetId: string, filter: { search?: string } = {}) =>
  infiniteQueryOptions({
    queryKey: [...datasetsKey(projectId), datasetId, "examples", filter],
    queryFn: ({ signal, pageParam }) =>
      fetchJson(examplePageSchema, routes.api.examples(projectId, datasetId, { ...filter, cursor: pageParam }), { signal }),
    initialPageParam: first,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

export const exampleQuery = (projectId: string, exampleId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), "example", exampleId],
    queryFn: ({ signal }) => fetchJson(exampleSchema, routes.api.example(projectId, exampleId), { signal }),
  });

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

export function useCreateDataset(projectId: string) {
  return useChange(projectId, (input: CreateDatasetInput) =>
    fetchJson(datasetSchema, routes.api.datasets(projectId), { method: "POST", body: input }),
  );
}

export function useStartImport(projectId: string) {
  return useChange(projectId, ({ importId, mapping }: { importId: string; mapping: ImportMappingInput }) =>
    fetchJson(importSchema, routes.api.importStart(projectId, importId), { method: "POST", body: { mapping } }),
  );
}

/** Throws away an upload that nobody wants to import. */
export function useDeleteImport(projectId: string) {
  return useChange(projectId, (importId: string) => fetchJson(z.null(), routes.api.import(projectId, importId), { method: "DELETE" }));
}

export function useCreateExample(projectId: string, datasetId: string) {
  return useChange(projectId, (input: CreateExampleInput) =>
    fetchJson(exampleSchema, routes.api.examples(projectId, datasetId), { method: "POST", body: input }),
  );
}

export function useUpdateExample(projectId: string) {
  return useChange(projectId, ({ exampleId, ...input }: UpdateExampleInput & { exampleId: string }) =>
    fetchJson(exampleSchema, routes.api.example(projectId, exampleId), { method: "PATCH", body: input }),
  );
}

export function useDeleteExample(projectId: string) {
  return useChange(projectId, (exampleId: string) => fetchJson(z.null(), routes.api.example(projectId, exampleId), { method: "DELETE" }));
}

export function useRestoreExample(projectId: string) {
  return useChange(projectId, (exampleId: string) =>
    fetchJson(exampleSchema, routes.api.exampleRestore(projectId, exampleId), { method: "POST" }),
  );
}

export function useFreezeVersion(projectId: string, datasetId: string) {
  return useChange(projectId, (input: FreezeVersionInput) =>
    fetchJson(datasetVersionSchema, routes.api.versions(projectId, datasetId), { method: "POST", body: input }),
  );
}

/** The whole project is told: its overview counts examples too. */
function useChange<I, O>(projectId: string, mutationFn: (input: I) => Promise<O>) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => queryClient.invalidateQueries({ queryKey: projectKey(projectId) }) });
}
