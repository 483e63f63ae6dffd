import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/http/fetch-json";
import { useProjectChange } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import { isFinished } from "@/lib/runs/transitions";
import { evaluationsKey } from "../hooks";
import { type PlanRebaseInput, type Rebase, rebasePlanSchema, rebaseSchema, rebaseSummarySchema } from "./schemas";

const pollMs = 2_000;

const rebasesKey = (projectId: string) => [...evaluationsKey(projectId), "rebases"] as const;

export const rebasesQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...rebasesKey(projectId), "list"],
    queryFn: ({ signal }) => fetchJson(z.array(rebaseSummarySchema), routes.api.rebases(projectId), { signal }),
  });

export const rebaseQuery = (projectId: string, rebaseId: string) =>
  queryOptions({
    queryKey: [...rebasesKey(projectId), rebaseId],
    queryFn: ({ signal }) => fetchJson(rebaseSchema, routes.api.rebase(projectId, rebaseId), { signal }),
    refetchInterval: ({ state }) => (state.data && !isSettled(state.data) ? pollMs : false),
  });

/** Nothing more will come: the run has ended, and what it made is measured. */
export function isSettled({ run, rows }: Rebase): boolean {
  const isAtWork = rows.some(({ evaluation }) => evaluation?.status === "queued" || evaluation?.status === "running");
  const isMeasured = rows.every(({ evaluation }) => evaluation !== null);
  return isFinished(run.status) && !isAtWork && (isMeasured || run.status !== "succeeded");
}

/** `null` while something is not chosen yet. */
export const rebasePlanQuery = (projectId: string, input: PlanRebaseInput | null) =>
  queryOptions({
    queryKey: [...rebasesKey(projectId), "plan", input],
    queryFn: ({ signal }) => fetchJson(rebasePlanSchema, routes.api.rebasePlan(projectId), { method: "POST", body: input, signal }),
    enabled: input !== null,
  });

export function useCreateRebase(projectId: string) {
  return useProjectChange(projectId, ({ input, idempotencyKey }: { input: PlanRebaseInput; idempotencyKey: string }) =>
    fetchJson(rebaseSchema, routes.api.rebases(projectId), { method: "POST", body: input, idempotencyKey }),
  );
}
