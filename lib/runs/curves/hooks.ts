import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { runsKey } from "../hooks";
import { isUnderway } from "../transitions";
import { type CurveAxis, comparedRunsSchema, curvesSchema, type Measure } from "./schemas";

const pollMs = 5_000;

export const comparedRunsQuery = (projectId: string, numbers: readonly number[]) =>
  queryOptions({
    queryKey: [...runsKey(projectId), "comparison", numbers],
    queryFn: ({ signal }) => fetchJson(comparedRunsSchema, routes.api.comparedRuns(projectId, { runs: numbers.join(",") }), { signal }),
    enabled: numbers.length > 0,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.some(({ run }) => isUnderway(run.status)) ? pollMs : false),
  });

interface CurvesAsked {
  numbers: readonly number[];
  measures: readonly Measure[];
  by: CurveAxis;
  smoothing: number;
  columns: number;
  /** Null: all of it. */
  window: { from: number; to: number } | null;
}

/** One window of the lines; while a finer one is on its way, the coarser one stays. */
export const curvesQuery = (projectId: string, { numbers, measures, window, ...asked }: CurvesAsked) =>
  queryOptions({
    queryKey: [...runsKey(projectId), "curves", numbers, measures, asked, window],
    queryFn: ({ signal }) =>
      fetchJson(
        curvesSchema,
        routes.api.curves(projectId, { runs: numbers.join(","), measures: measures.join(","), ...asked, ...window }),
        { signal },
      ),
    enabled: numbers.length > 0 && measures.length > 0 && asked.columns > 0,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    refetchInterval: ({ state }) => (state.data?.isFinal === false ? pollMs : false),
  });
