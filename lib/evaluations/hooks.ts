import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/http/fetch-json";
import { useChange } from "@/lib/http/use-change";
import { routes } from "@/lib/routes";
import {
  benchmarkSchema,
  type CompareQuery,
  type CreateEvaluationInput,
  casePageSchema,
  comparisonSchema,
  contributionSchema,
  type Evaluation,
  evaluationSchema,
  type ListCasesInput,
  overviewSchema,
} from "./schemas";

const pollMs = 1_000;
const leakPollMs = 5_000;

export const evaluationsKey = (projectId: string) => ["projects", projectId, "evaluations"] as const;

export const benchmarksQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...evaluationsKey(projectId), "benchmarks"],
    queryFn: ({ signal }) =>
      fetchJson(z.array(benchmarkSchema), routes.api.benchmarks(projectId), {
        signal,
      }),
  });

export const evaluationsQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...evaluationsKey(projectId), "list"],
    queryFn: ({ signal }) =>
      fetchJson(z.array(evaluationSchema), routes.api.evaluations(projectId), {
        signal,
      }),
    refetchInterval: ({ state }) => (state.data?.some(isAtWork) ? pollMs : false),
  });

export const evaluationQuery = (projectId: string, evaluationId: string) =>
  queryOptions({
    queryKey: [...evaluationsKey(projectId), evaluationId],
    queryFn: ({ signal }) => fetchJson(evaluationSchema, routes.api.evaluation(projectId, evaluationId), { signal }),
    refetchInterval: ({ state: { data } }) => {
      if (!data) return false;
      if (isAtWork(data)) return pollMs;
      return isLookedAt(data) ? false : leakPollMs;
    },
  });

/** Whether it is known what the model had seen of the cases; of a baseline that is shown none there is nothing to know. */
function isLookedAt({ leak, modelVersion }: Evaluation): boolean {
  return leak !== null || (modelVersion.kind === "baseline" && modelVersion.shownVersionId === null);
}

/** Both evaluations must have succeeded on the same benchmark. */
export const comparisonQuery = (projectId: string, query: CompareQuery) =>
  queryOptions({
    queryKey: [...evaluationsKey(projectId), "comparison", query],
    queryFn: ({ signal }) =>
      fetchJson(comparisonSchema, routes.api.comparison(projectId, query), {
        signal,
      }),
  });

export type CaseFilter = Omit<ListCasesInput, "cursor">;

export const casesQuery = (projectId: string, benchmarkId: string, filter: CaseFilter) =>
  infiniteQueryOptions({
    queryKey: [...evaluationsKey(projectId), "cases", benchmarkId, filter],
    queryFn: ({ signal, pageParam }) =>
      fetchJson(
        casePageSchema,
        routes.api.cases(projectId, benchmarkId, {
          ...filter,
          cursor: pageParam,
        }),
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
  });

/** Asks while something is at work, or while the first run is still to come. */
export const overviewQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["projects", projectId, "overview"],
    queryFn: ({ signal }) => fetchJson(overviewSchema, routes.api.overview(projectId), { signal }),
    refetchInterval: ({ state: { data } }) => {
      if (!data) return false;
      if (data.activeRun || data.activeEvaluation) return pollMs;
      return data.lastRun ? false : 3 * pollMs;
    },
  });

/** Frozen versions and finished scores do not change; a little old is not wrong. */
const contributionsStaleMs = 60_000;

export const contributionsQuery = (projectId: string, datasetId: string) =>
  queryOptions({
    queryKey: [...evaluationsKey(projectId), "contributions", datasetId],
    queryFn: ({ signal }) => fetchJson(z.array(contributionSchema), routes.api.contributions(projectId, datasetId), { signal }),
    staleTime: contributionsStaleMs,
  });

export function useMeasureCheckpoint(projectId: string, runId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (checkpointId: string) =>
      fetchJson(evaluationSchema, routes.api.checkpointAction(projectId, runId, checkpointId, "measure"), { method: "POST" }),
    onSuccess: () => client.invalidateQueries({ queryKey: evaluationsKey(projectId) }),
  });
}

export function useCreateEvaluation(projectId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (input: CreateEvaluationInput) =>
      fetchJson(evaluationSchema, routes.api.evaluations(projectId), {
        method: "POST",
        body: input,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: evaluationsKey(projectId) }),
  });
}

function isAtWork({ status }: Evaluation): boolean {
  return status === "queued" || status === "running";
}
