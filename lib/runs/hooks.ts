import { type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { fetchJson } from "@/lib/http/fetch-json";
import { useChange } from "@/lib/http/use-change";
import { routes } from "@/lib/routes";
import { runChoicesSchema } from "./list/schemas";
import { offerSchema } from "./offers/schemas";
import { previewedRowsSchema, runPreviewSchema } from "./previews/schemas";
import {
  type CreateRunInput,
  checkpointSchema,
  diagnosisSchema,
  type Run,
  type RunMetrics,
  runEstimateSchema,
  runEventsSchema,
  runMetricsSchema,
  runPageSchema,
  runSchema,
  type StartRunInput,
  sentSchema,
  type TryCheckpointInput,
  triedSchema,
} from "./schemas";
import { isUnderway } from "./transitions";

const pollMs = 1_000;

export const runsKey = (projectId: string) => ["projects", projectId, "runs"] as const;

export const runsQuery = (
  projectId: string,
  filter: { cursor?: string; limit?: number; datasetVersionId?: string; [word: string]: string | number | undefined } = {},
) =>
  queryOptions({
    queryKey: [...runsKey(projectId), "list", filter],
    queryFn: ({ signal }) => fetchJson(runPageSchema, routes.api.runs(projectId, filter), { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some((run) => isUnderway(run.status)) ? pollMs : false),
  });

export const runChoicesQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...runsKey(projectId), "list", "choices"],
    queryFn: ({ signal }) => fetchJson(runChoicesSchema, routes.api.runChoices(projectId), { signal }),
  });

/** `isStreamed`: the run's news comes by itself, so nobody asks for it. */
export const runQuery = (projectId: string, runId: string, isStreamed = false) =>
  queryOptions({
    queryKey: [...runsKey(projectId), runId],
    queryFn: ({ signal }) => fetchJson(runSchema, routes.api.run(projectId, runId), { signal }),
    refetchInterval: ({ state }) => (!isStreamed && state.data && isUnderway(state.data.status) ? pollMs : false),
  });

/** Only the steps that are new are fetched; the curve grows in the cache. */
export const runMetricsQuery = (projectId: string, runId: string, isStreamed = false) =>
  queryOptions({
    queryKey: runMetricsKey(projectId, runId),
    queryFn: async ({ client, signal }): Promise<RunMetrics> => {
      const known = client.getQueryData<RunMetrics>(runMetricsKey(projectId, runId))?.items ?? [];
      const afterStep = known.at(-1)?.step ?? -1;
      const after = (step: number) => fetchJson(runMetricsSchema, routes.api.runMetrics(projectId, runId, { afterStep: step }), { signal });
      const fresh = await after(afterStep);
      // At the end a provider may hand in figures of steps that are known already.
      if (fresh.isFinal && known.length > 0) return after(-1);
      return { items: [...known, ...fresh.items], isFinal: fresh.isFinal };
    },
    refetchInterval: ({ state }) => (!isStreamed && state.data?.isFinal === false ? pollMs : false),
  });

const runMetricsKey = (projectId: string, runId: string) => [...runsKey(projectId), runId, "metrics"] as const;

export const runEventsQuery = (projectId: string, runId: string, isStreamed = false) =>
  queryOptions({
    queryKey: [...runsKey(projectId), runId, "events"],
    queryFn: ({ signal }) =>
      fetchJson(runEventsSchema, routes.api.runEvents(projectId, runId), {
        signal,
      }),
    refetchInterval: ({ state }) => (!isStreamed && state.data?.isFinal === false ? pollMs : false),
  });

/** Grows with the run: invalidated by nobody, so it asks as long as the run page says that the run is on. */
export const runCheckpointsQuery = (projectId: string, runId: string, isActive: boolean) =>
  queryOptions({
    queryKey: [...runsKey(projectId), runId, "checkpoints"],
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
    refetchInterval: ({ state }) => (state.data?.counting && !state.data.counting.failure ? pollMs : false),
  });

/** What the trainer will see of the examples, in figures; asks again while they are being counted. */
export const runPreviewQuery = (projectId: string, input: CreateRunInput | null) =>
  queryOptions({
    queryKey: [...runsKey(projectId), "preview", input],
    queryFn: ({ signal }) => fetchJson(runPreviewSchema, routes.api.runPreview(projectId), { method: "POST", body: input, signal }),
    enabled: input !== null,
    placeholderData: (previous) => previous,
    refetchInterval: ({ state }) => (state.data?.state === "measuring" ? pollMs : false),
  });

/** What the same run would take at one trainer. */
export const runOfferQuery = (projectId: string, input: CreateRunInput | null) =>
  queryOptions({
    queryKey: [...runsKey(projectId), "offer", input],
    queryFn: ({ signal }) => fetchJson(offerSchema, routes.api.runOffer(projectId), { method: "POST", body: input, signal }),
    enabled: input !== null,
    placeholderData: (previous) => previous,
    refetchInterval: ({ state }) => (state.data?.counting ? pollMs : false),
  });

/** One example as the model gets it. */
export const runPreviewRowQuery = (projectId: string, asked: (CreateRunInput & { row: number; contextLength: number | null }) | null) =>
  queryOptions({
    queryKey: [...runsKey(projectId), "preview", "row", asked],
    queryFn: async ({ signal }) => {
      const { row, ...input } = asked ?? {};
      const body = { ...input, rows: [row] };
      const [preview] = await fetchJson(previewedRowsSchema, routes.api.runPreviewRows(projectId), { method: "POST", body, signal });
      if (!preview) throw new AppError("not_found", "This version has no example with that number.");
      return preview;
    },
    enabled: asked !== null,
    placeholderData: (previous) => previous,
    staleTime: Number.POSITIVE_INFINITY,
  });

export function useCreateRun(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ input, idempotencyKey }: { input: StartRunInput; idempotencyKey: string }) =>
      fetchJson(runSchema, routes.api.runs(projectId), {
        method: "POST",
        body: input,
        idempotencyKey,
      }),
    onSuccess: (run) => keep(client, projectId, run),
  });
}

export const runDiagnosisQuery = (projectId: string, run: Pick<Run, "id" | "finishedAt">) =>
  queryOptions({
    queryKey: [...runsKey(projectId), run.id, "diagnosis", run.finishedAt],
    queryFn: ({ signal }) => fetchJson(diagnosisSchema, routes.api.runDiagnosis(projectId, run.id), { signal }),
    staleTime: 60_000,
  });

/** Known once the trainer has the run's job. */
export const runSentQuery = (projectId: string, run: Pick<Run, "id" | "trainerJobId">) =>
  queryOptions({
    queryKey: [...runsKey(projectId), run.id, "sent", run.trainerJobId],
    queryFn: ({ signal }) => fetchJson(sentSchema, routes.api.runSent(projectId, run.id), { signal }),
  });

export function useTryCheckpoint(projectId: string, runId: string, checkpointId: string) {
  return useMutation({
    mutationFn: (input: TryCheckpointInput) =>
      fetchJson(triedSchema, routes.api.checkpointAction(projectId, runId, checkpointId, "try"), { method: "POST", body: input }),
  });
}

/** The key makes a second press the same new run. */
export function useRestartRun(projectId: string, runId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (idempotencyKey: string) =>
      fetchJson(runSchema, routes.api.runAction(projectId, runId, "restart"), { method: "POST", idempotencyKey }),
    // The one that ended says from now on what it was started over as.
    onSuccess: (run) =>
      Promise.all([keep(client, projectId, run), client.invalidateQueries({ queryKey: runQuery(projectId, runId).queryKey, exact: true })]),
  });
}

/** Cancel, pause or resume; the answer is the run as it stands right after. */
export function useRunAction(projectId: string, runId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: "cancel" | "pause" | "resume" | "retry") =>
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

/** Saved as a draft, or the draft saved again. */
export function useSaveDraft(projectId: string, draftId: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CreateRunInput) =>
      draftId
        ? fetchJson(runSchema, routes.api.runDraft(projectId, draftId), { method: "PUT", body: input })
        : fetchJson(runSchema, routes.api.runDrafts(projectId), { method: "POST", body: input }),
    onSuccess: (run) => keep(client, projectId, run),
  });
}

export function useDeleteDraft(projectId: string, draftId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: () => fetchJson(z.null(), routes.api.runDraft(projectId, draftId), { method: "DELETE" }),
    onSuccess: () => client.invalidateQueries({ queryKey: [...runsKey(projectId), "list"] }),
  });
}
