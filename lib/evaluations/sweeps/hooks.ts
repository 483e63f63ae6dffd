import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { sweepsKey } from "@/lib/runs/sweeps/hooks";
import { type SweepResult, sweepResultSchema } from "./schemas";

const pollMs = 2_000;

/** Asks as long as more is to come: a run is on, or one that made a model waits to be measured. */
export const sweepResultQuery = (projectId: string, sweepId: string, isAwaited: (result: SweepResult) => boolean) =>
  queryOptions({
    queryKey: [...sweepsKey(projectId), sweepId, "result"],
    queryFn: ({ signal }) => fetchJson(sweepResultSchema, routes.api.sweepResult(projectId, sweepId), { signal }),
    refetchInterval: ({ state }) => (state.data && isAwaited(state.data) ? pollMs : false),
  });
