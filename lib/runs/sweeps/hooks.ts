import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { runsKey } from "../hooks";
import { type CreateSweepInput, type PlanSweepInput, type Sweep, sweepPlanSchema, sweepSchema } from "./schemas";

const pollMs = 1_000;

export const sweepsKey = (projectId: string) => [...runsKey(projectId), "sweeps"] as const;

/** Also while it waits: whoever proposed it sees it start without a reload. */
const isOn = ({ status }: Sweep) => status === "running" || status === "awaiting_approval";

export const sweepsQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...sweepsKey(projectId), "list"],
    queryFn: ({ signal }) => fetchJson(z.array(sweepSchema), routes.api.sweeps(projectId), { signal }),
    refetchInterval: ({ state }) => (state.data?.some(isOn) ? 3 * pollMs : false),
  });

const lookEveryMs = 30_000;

/** What waits for a lead. Asked everywhere in the project, so seldom. */
export const waitingSweepsQuery = (projectId: string, mayApprove: boolean) =>
  queryOptions({
    queryKey: [...sweepsKey(projectId), "waiting"],
    queryFn: ({ signal }) => fetchJson(z.array(sweepSchema), routes.api.sweeps(projectId, { status: "awaiting_approval" }), { signal }),
    enabled: mayApprove,
    staleTime: lookEveryMs,
    refetchInterval: lookEveryMs,
  });

export const sweepQuery = (projectId: string, sweepId: string) =>
  queryOptions({
    queryKey: [...sweepsKey(projectId), sweepId],
    queryFn: ({ signal }) => fetchJson(sweepSchema, routes.api.sweep(projectId, sweepId), { signal }),
    refetchInterval: ({ state }) => (state.data && isOn(state.data) ? pollMs : false),
  });

/** The plan for the form as it stands; `null` while a value is not usable yet. */
export const sweepPlanQuery = (projectId: string, input: PlanSweepInput | null) =>
  queryOptions({
    queryKey: [...sweepsKey(projectId), "plan", input],
    queryFn: ({ signal }) => fetchJson(sweepPlanSchema, routes.api.sweepPlan(projectId), { method: "POST", body: input, signal }),
    enabled: input !== null,
    placeholderData: (previous) => previous,
    refetchInterval: ({ state }) => (state.data?.counting ? 2 * pollMs : false),
  });

export function useCreateSweep(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ input, idempotencyKey }: { input: CreateSweepInput; idempotencyKey: string }) =>
      fetchJson(sweepSchema, routes.api.sweeps(projectId), { method: "POST", body: input, idempotencyKey }),
    onSuccess: (sweep: Sweep) => {
      client.setQueryData(sweepQuery(projectId, sweep.id).queryKey, sweep);
      return client.invalidateQueries({ queryKey: runsKey(projectId) });
    },
  });
}

export function useCancelSweep(projectId: string, sweepId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => fetchJson(sweepSchema, routes.api.cancelSweep(projectId, sweepId), { method: "POST" }),
    onSuccess: () => client.invalidateQueries({ queryKey: runsKey(projectId) }),
  });
}

/** `usd`: the most that was seen on the button; null where no price is known. */
export function useApproveSweep(projectId: string, sweepId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (usd: number | null) =>
      fetchJson(sweepSchema, routes.api.approveSweep(projectId, sweepId), { method: "POST", body: { usd } }),
    onSuccess: () => client.invalidateQueries({ queryKey: runsKey(projectId) }),
  });
}
