import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { useChange } from "@/lib/http/use-change";
import { routes } from "@/lib/routes";
import { evaluationsKey } from "../hooks";
import { evaluationSchema } from "../schemas";
import { type Ceilings, type EvaluationEstimateQuery, evaluationEstimateSchema } from "./schemas";

export const evaluationEstimateQueryOf = (projectId: string, query: EvaluationEstimateQuery) =>
  queryOptions({
    queryKey: [...evaluationsKey(projectId), "estimate", query],
    queryFn: ({ signal }) => fetchJson(evaluationEstimateSchema, routes.api.evaluationEstimate(projectId, query), { signal }),
  });

export function useContinueEvaluation(projectId: string, evaluationId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (ceilings: Ceilings) =>
      fetchJson(evaluationSchema, routes.api.continueEvaluation(projectId, evaluationId), { method: "POST", body: ceilings }),
    onSuccess: () => client.invalidateQueries({ queryKey: evaluationsKey(projectId) }),
  });
}
