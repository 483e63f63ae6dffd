import { infiniteQueryOptions, keepPreviousData, type Query, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { datasetsKey } from "@/lib/datasets/hooks";
import { fetchJson } from "@/lib/http/fetch-json";
import { projectKey, useProjectChange } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import {
  type BringBackInput,
  bringBackOutcomeSchema,
  type FixManyInput,
  type FixRowInput,
  fixManyOutcomeSchema,
  fixRowOutcomeSchema,
  type Import,
  importPreviewSchema,
  importSchema,
  type LeaveOutInput,
  leaveOutOutcomeSchema,
  type PreviewInput,
  type RejectedRow,
  rejectedKindSchema,
  rejectedPageSchema,
  type SaveMappingInput,
  type StartImportInput,
  savedMappingSchema,
} from "./schemas";
import { uploadSchema } from "./upload-schemas";

const busyMs = 1_000;
/** The cursor of the first page; `routes` leaves it out of the address. */
const first = "";

/** Watched from the dataset's page too: whoever left an import finds its rows there when it is through. */
export const importsQuery = (projectId: string, datasetId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), datasetId, "imports"],
    queryFn: async ({ client, queryKey, signal }) => {
      const before = client.getQueryData<Import[]>(queryKey);
      const found = await fetchJson(z.array(importSchema), routes.api.imports(projectId, datasetId), { signal });
      const isThrough = ({ id }: Import) => found.some((now) => now.id === id && now.status !== "importing");
      if (before?.some((one) => one.status === "importing" && isThrough(one)))
        void client.invalidateQueries({ queryKey: projectKey(projectId), predicate: (query) => query.queryKey.at(-1) !== "imports" });
      return found;
    },
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === "importing") ? busyMs : false),
  });

/** The moment it is done, whatever else was read of the project is out of date. */
export const importQuery = (projectId: string, importId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), "import", importId],
    queryFn: async ({ client, queryKey, signal }) => {
      const before = client.getQueryData<Import>(queryKey);
      const found = await fetchJson(importSchema, routes.api.import(projectId, importId), { signal });
      const others = { queryKey: projectKey(projectId), predicate: (query: Query) => query.queryKey.at(-1) !== importId };
      // Whoever leaves while it runs shall not find what was there before it.
      if (found.status === "importing") void client.invalidateQueries({ ...others, refetchType: "none" });
      // A small file may be through before anybody has seen it begin.
      else if (before && before.status !== found.status && found.status !== "uploaded") void client.invalidateQueries(others);
      return found;
    },
    refetchInterval: ({ state }) => (state.data?.status === "importing" ? busyMs : false),
  });

/** Without a mapping: with the one that was guessed. */
export const importPreviewQuery = (projectId: string, importId: string, input: PreviewInput) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), "import", importId, "preview", input],
    queryFn: ({ signal }) =>
      fetchJson(importPreviewSchema, routes.api.importPreview(projectId, importId), { method: "POST", body: input, signal }),
    placeholderData: keepPreviousData,
  });

/** Uploads that broke off. */
export const uploadsQuery = (projectId: string, datasetId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), datasetId, "uploads"],
    queryFn: ({ signal }) => fetchJson(z.array(uploadSchema), routes.api.uploads(projectId, datasetId), { signal }),
  });

export const rejectedQuery = (projectId: string, importId: string, kind?: RejectedRow["kind"]) =>
  infiniteQueryOptions({
    queryKey: [...datasetsKey(projectId), "import", importId, "rejected", kind ?? null],
    queryFn: ({ signal, pageParam }) =>
      fetchJson(rejectedPageSchema, routes.api.importRejected(projectId, importId, { kind, cursor: pageParam }), { signal }),
    initialPageParam: first,
    getNextPageParam: (page) => page.nextCursor,
  });

export const rejectedKindsQuery = (projectId: string, importId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), "import", importId, "rejected kinds"],
    queryFn: ({ signal }) => fetchJson(z.array(rejectedKindSchema), routes.api.importRejectedKinds(projectId, importId), { signal }),
  });

export function useStartImport(projectId: string) {
  return useProjectChange(projectId, ({ importId, ...body }: StartImportInput & { importId: string }) =>
    fetchJson(importSchema, routes.api.importStart(projectId, importId), { method: "POST", body }),
  );
}

/** Throws away an upload that nobody wants to import. */
export function useDeleteImport(projectId: string) {
  return useProjectChange(projectId, (importId: string) =>
    fetchJson(z.null(), routes.api.import(projectId, importId), { method: "DELETE" }),
  );
}

export function useCancelUpload(projectId: string) {
  return useProjectChange(projectId, (importId: string) =>
    fetchJson(z.null(), routes.api.upload(projectId, importId), { method: "DELETE" }),
  );
}

/** One row, mended by hand. */
export function useFixRejected(projectId: string, importId: string) {
  return useProjectChange(projectId, ({ rowId, ...body }: FixRowInput & { rowId: string }) =>
    fetchJson(fixRowOutcomeSchema, routes.api.importRejectedRowFix(projectId, importId, rowId), { method: "POST", body }),
  );
}

export function useFixManyRejected(projectId: string, importId: string) {
  return useProjectChange(projectId, (body: FixManyInput) =>
    fetchJson(fixManyOutcomeSchema, routes.api.importRejectedFix(projectId, importId), { method: "POST", body }),
  );
}

export function useLeaveOutRejected(projectId: string, importId: string) {
  return useProjectChange(projectId, (body: LeaveOutInput) =>
    fetchJson(leaveOutOutcomeSchema, routes.api.importRejectedLeaveOut(projectId, importId), { method: "POST", body }),
  );
}

export function useBringBackRejected(projectId: string, importId: string) {
  return useProjectChange(projectId, (body: BringBackInput) =>
    fetchJson(bringBackOutcomeSchema, routes.api.importRejectedBringBack(projectId, importId), { method: "POST", body }),
  );
}

export const savedMappingsQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), "import-mappings"],
    queryFn: ({ signal }) => fetchJson(z.array(savedMappingSchema), routes.api.importMappings(projectId), { signal }),
  });

export function useSaveMapping(projectId: string) {
  return useProjectChange(projectId, (body: SaveMappingInput) =>
    fetchJson(savedMappingSchema, routes.api.importMappings(projectId), { method: "POST", body }),
  );
}

export function useDeleteMapping(projectId: string) {
  return useProjectChange(projectId, (mappingId: string) =>
    fetchJson(z.null(), routes.api.importMapping(projectId, mappingId), { method: "DELETE" }),
  );
}
