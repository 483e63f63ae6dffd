import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { projectKey } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import { runPageSchema, runSchema } from "../schemas";
import { type ApproveRunInput, type DeclineRunInput, spendingSchema } from "./schemas";

/** Under the project's own key, so that a changed limit or budget is read again. */
export const spendingQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...projectKey(projectId), "spending"],
    queryFn: ({ signal }) => fetchJson(spendingSchema, routes.api.spending(projectId), { signal }),
  });

const lookEveryMs = 30_000;

/** What waits for a lead. Asked everywhere in the project, so seldom. */
export const waitingRunsQuery = (projectId: string, mayApprove: boolean) =>
  queryOptions({
    queryKey: [...projectKey(projectId), "runs", "waiting"],
    queryFn: ({ signal }) => fetchJson(runPageSchema, routes.api.runs(projectId, { status: "awaiting_approval" }), { signal }),
    enabled: mayApprove,
    staleTime: lookEveryMs,
    refetchInterval: lookEveryMs,
  });

export function useApproveRun(projectId: string, runId: string) {
  return useDecision(projectId, (input: ApproveRunInput) =>
    fetchJson(runSchema, routes.api.approveRun(projectId, runId), { method: "POST", body: input }),
  );
}

export function useDeclineRun(projectId: string, runId: string) {
  return useDecision(projectId, (input: DeclineRunInput) =>
    fetchJson(runSchema, routes.api.declineRun(projectId, runId), { method: "POST", body: input }),
  );
}

/** Also after a refusal: the price may be another one, or somebody else may have decided. */
function useDecision<I, O>(projectId: string, mutationFn: (input: I) => Promise<O>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: projectKey(projectId) }) });
}
