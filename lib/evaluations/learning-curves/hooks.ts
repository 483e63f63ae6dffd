import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { useProjectChange } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import { sweepPlanSchema } from "@/lib/runs/sweeps/schemas";
import { evaluationsKey } from "../hooks";
import { type LearningCurve, type LearningCurveQuery, learningCurveSchema, type StartLearningCurveInput } from "./schemas";

const pollMs = 2_000;

const curvesKey = (projectId: string) => [...evaluationsKey(projectId), "learning-curve"] as const;

/** Something is still to come by itself. */
export const isCurveUnderway = ({ state }: Pick<LearningCurve, "state">) => state === "running" || state === "awaiting_approval";

export const learningCurveOptions = (projectId: string, query: LearningCurveQuery) =>
  queryOptions({
    queryKey: [...curvesKey(projectId), query],
    queryFn: ({ signal }) => fetchJson(learningCurveSchema, routes.api.learningCurve(projectId, query), { signal }),
    refetchInterval: ({ state }) => (state.data && isCurveUnderway(state.data) ? pollMs : false),
  });

export const learningCurvePlanOptions = (projectId: string, evaluationId: string, isWanted: boolean) =>
  queryOptions({
    queryKey: [...curvesKey(projectId), "plan", evaluationId],
    queryFn: ({ signal }) =>
      fetchJson(sweepPlanSchema, routes.api.learningCurvePlan(projectId), { method: "POST", body: { evaluationId }, signal }),
    enabled: isWanted,
    refetchInterval: ({ state }) => (state.data?.counting ? pollMs : false),
  });

export function useStartLearningCurve(projectId: string) {
  return useProjectChange(projectId, (input: StartLearningCurveInput) =>
    fetchJson(learningCurveSchema, routes.api.learningCurve(projectId), { method: "POST", body: input }),
  );
}
