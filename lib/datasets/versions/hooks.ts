import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { datasetsKey } from "@/lib/datasets/hooks";
import { fetchJson } from "@/lib/http/fetch-json";
import { useProjectChange } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import {
  type ChangeKind,
  changePageSchema,
  datasetVersionSchema,
  type FreezeVersionInput,
  freezePreviewSchema,
  freezeSchema,
  leakReportSchema,
} from "./schemas";

export const versionsQuery = (projectId: string, datasetId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), datasetId, "versions"],
    queryFn: ({ signal }) => fetchJson(z.array(datasetVersionSchema), routes.api.versions(projectId, datasetId), { signal }),
  });

/** Asked again until it is known whether a test case was seen in training. */
export const versionQuery = (projectId: string, versionId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), "versions", versionId],
    queryFn: ({ signal }) => fetchJson(datasetVersionSchema, routes.api.version(projectId, versionId), { signal }),
    refetchInterval: ({ state }) => (state.data && state.data.leaks === null ? 3_000 : false),
  });

/** Every version of every dataset, for choosing what a run learns from. */
export const projectVersionsQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), "versions"],
    queryFn: ({ signal }) => fetchJson(z.array(datasetVersionSchema), routes.api.projectVersions(projectId), { signal }),
  });

export const versionChangesQuery = (projectId: string, versionId: string, kind: ChangeKind) =>
  infiniteQueryOptions({
    queryKey: [...datasetsKey(projectId), "versions", versionId, "changes", kind],
    queryFn: ({ signal, pageParam }) =>
      fetchJson(changePageSchema, routes.api.versionChanges(projectId, versionId, { kind, limit: 20, cursor: pageParam }), { signal }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const versionLeaksQuery = (projectId: string, versionId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), "versions", versionId, "leaks"],
    queryFn: ({ signal }) => fetchJson(leakReportSchema, routes.api.versionLeaks(projectId, versionId), { signal }),
  });

/** Counts for the freeze dialog; while a freezing runs in the background, asked again until it has ended. */
export const freezePreviewQuery = (projectId: string, datasetId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), datasetId, "freeze"],
    queryFn: ({ signal }) => fetchJson(freezePreviewSchema, routes.api.freeze(projectId, datasetId), { signal }),
    refetchInterval: ({ state }) => (state.data?.freeze?.status === "working" ? 1_000 : false),
  });

export function useFreezeVersion(projectId: string, datasetId: string) {
  return useProjectChange(projectId, (input: FreezeVersionInput) =>
    fetchJson(freezeSchema, routes.api.freeze(projectId, datasetId), { method: "POST", body: input }),
  );
}
