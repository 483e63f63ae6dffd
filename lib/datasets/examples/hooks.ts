import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { datasetsKey } from "@/lib/datasets/hooks";
import { fetchJson } from "@/lib/http/fetch-json";
import { useProjectChange } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import type { ExampleFilterQuery, ExampleSort } from "./example-filter";
import {
  type CreateExampleInput,
  exampleFacetsSchema,
  examplePageSchema,
  exampleSchema,
  type LabelExampleInput,
  type UpdateExampleInput,
} from "./schemas";
import { exampleKey, useExampleChange } from "./use-example-change";

/** Filter and order as they stand in the address. */
type ExamplesQuery = ExampleFilterQuery & { sort?: ExampleSort };

/** The cursor of the first page; `routes` leaves it out of the address. */
const first = "";
/** The first page is there at once; those behind it are large, so that nobody who scrolls overtakes them. */
const laterLimit = 200;

export const examplesQuery = (projectId: string, datasetId: string, query: ExamplesQuery = {}) =>
  infiniteQueryOptions({
    queryKey: [...datasetsKey(projectId), datasetId, "examples", query],
    queryFn: ({ signal, pageParam }) => {
      const page = pageParam === first ? {} : { cursor: pageParam, limit: laterLimit };
      return fetchJson(examplePageSchema, routes.api.examples(projectId, datasetId, { ...query, ...page }), { signal });
    },
    initialPageParam: first,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

export const exampleFacetsQuery = (projectId: string, datasetId: string, filter: ExampleFilterQuery = {}) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), datasetId, "facets", filter],
    queryFn: ({ signal }) => fetchJson(exampleFacetsSchema, routes.api.exampleFacets(projectId, datasetId, filter), { signal }),
    placeholderData: keepPreviousData,
  });

export const exampleQuery = (projectId: string, exampleId: string) =>
  queryOptions({
    queryKey: exampleKey(projectId, exampleId),
    queryFn: ({ signal }) => fetchJson(exampleSchema, routes.api.example(projectId, exampleId), { signal }),
  });

export function useCreateExample(projectId: string, datasetId: string) {
  return useProjectChange(projectId, (input: CreateExampleInput) =>
    fetchJson(exampleSchema, routes.api.examples(projectId, datasetId), { method: "POST", body: input }),
  );
}

export function useUpdateExample(projectId: string) {
  return useExampleChange(
    projectId,
    ({ exampleId, ...input }: UpdateExampleInput & { exampleId: string }) =>
      fetchJson(exampleSchema, routes.api.example(projectId, exampleId), { method: "PATCH", body: input }),
    (example) => example,
  );
}

export function useLabelExample(projectId: string) {
  return useExampleChange(
    projectId,
    ({ exampleId, ...body }: LabelExampleInput & { exampleId: string }) =>
      fetchJson(exampleSchema, routes.api.exampleLabels(projectId, exampleId), { method: "PATCH", body }),
    (example) => example,
  );
}

export function useDeleteExample(projectId: string) {
  return useProjectChange(projectId, (exampleId: string) =>
    fetchJson(z.null(), routes.api.example(projectId, exampleId), { method: "DELETE" }),
  );
}

export function useRestoreExample(projectId: string) {
  return useProjectChange(projectId, (exampleId: string) =>
    fetchJson(exampleSchema, routes.api.exampleRestore(projectId, exampleId), { method: "POST" }),
  );
}
