import { type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import {
  type CreateRunInput,
  checkpointSchema,
  type Run,
  type RunMetrics,
  runEstimateSchema,
  runEventsSchema,
  runMetricsSchema,
  runPageSchema,
  runSchema,
} from "./schemas";
import { isFinished } from "./transitions";

const pollMs = 1_000;

export const runsKey = (projectId: string) => ["projects", projectId, "runs"] as const;

export const runsQuery = (projectId: string, filter: { cursor?: string; limit?: number; datasetVersionId?: string } = {}) =>
  queryOptions({
    queryKey: [...runsKey(projectId), "list", filter],
    queryFn: ({ signal }) => fetchJson(runPageSchema, routes.api.runs(projectId, filter), { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some((run) => !isFinished(run.status)) ? pollMs : false),
  });

export const runQuery = (projectId: string, runId: string) =>
  queryOptions({
    queryKey: [...runsKey(projectId), runId],
    queryFn: ({ signal }) => fetchJson(runSchema, routes.api.run(projectId, runId), { signal }),
    refetchInterval: ({ state }) => (state.data && isFinished(state.data.status) ? false : pollMs),
  });

/** Only the steps that are new are fetched; the curve grows in the cache. */
export const runMetricsQuery = (projectId: string, runId: string) =>
  queryOptions({
    queryKey: runMetricsKey(projectId, runId),
    queryFn: async ({ client, signal }): Promise<RunMetrics> => {
      const known = client.getQueryData<RunMetrics>(runMetricsKey(projectId, runId))?.items ?? [];
      const afterStep = known.at(-1)?.step ?? -1;
      const fresh = await fetchJson(runMetricsSchema, routes.api.runMetrics(projectId, runId, { afterStep }), { signal });
      return { items: [...known, ...fresh.items], isFinal: fresh.isFinal };
    },
    refetchInterval: ({ state }) => (state.data?.isFinal ? false : pollMs),
  });

const runMetricsKey = (projectId: string, runId: string) => [...runsKey(projectId), runId, "metrics"] as const;

export const runEventsQuery = (projectId: string, runId: string) =>
  queryOptions({
    queryKey: [...runsKey(projectId), runId, "events"],
    queryFn: ({ signal }) =>
      fetchJson(runEventsSchema, routes.api.runEvents(projectId, runId), {
        signal,
      }),
    refetchInterval: ({ state }) => (state.data?.isFinal ? false : pollMs),
  });

/** Grows with the run: invalidated by nobody, so it asks as long as the run page says that the run is on. */
export const runCheckpointsQuery = (projectId: string, runId: string, isActive: boolean) =>
  queryOptions({
    queryKey: [...runsKey(projectId), runId, "checkpoints", { isActive }],
    queryFn: ({ signal }) => fetchJson(z.array(checkpointSchema), routes.api.runCheckpoints(projectId, runId), { signal }),
    refetchInterval: isActive ? 3 * pollMs : false,
  });

/** What the run would take and what speaks against it, for the form as it stands. `null` while something is not chosen yet. */
export const runEstimateQuery = (projectId: string, input: CreateRunInput | null) =>
  queryOptions({
    queryKey: [...runsKey(projectId), "estimate", input],
    queryFn: ({ signal }) =>
      fetchJson(runEstimateSchema, routes.api.runEstimate(projectId), {
        method: "POST",
        body: input,
        signal,
      }),
    enabled: input !== null,
    placeholderData: (previous) => previous,
  });

export function useCreateRun(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ input, idempotencyKey }: { input: CreateRunInput; idempotencyKey: string }) =>
      fetchJson(runSchema, routes.api.runs(projectId), {
        method: "POST",
        body: input,
        idempotencyKey,
      }),
    onSuccess: (run) => keep(client, projectId, run),
  });
}

/** Cancel, pause or resume; the answer is the run as it stands right after. */
export function useRunAction(projectId: string, runId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: "cancel" | "pause" | "resume") =>
      fetchJson(runSchema, routes.api.runAction(projectId, runId, action), {
        method: "POST",
      }),
    onSuccess: (run) => keep(client, projectId, run),
  });
}

function keep(client: QueryClient, projectId: string, run: Run): Promise<void> {
  client.setQueryData(runQuery(projectId, run.id).queryKey, run);
  return client.invalidateQueries({
    queryKey: [...runsKey(projectId), "list"],
  });
}
