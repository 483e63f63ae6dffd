import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { evaluationsKey } from "../hooks";
import { regradeSchema } from "./schemas";

const pollMs = 1_000;

const regradeKey = (projectId: string, evaluationId: string) => ["projects", projectId, "regrades", evaluationId] as const;

export const regradeQuery = (projectId: string, evaluationId: string) =>
  queryOptions({
    queryKey: regradeKey(projectId, evaluationId),
    queryFn: ({ signal }) => fetchJson(regradeSchema.nullable(), routes.api.regrade(projectId, evaluationId), { signal }),
    refetchInterval: ({ state }) => (state.data?.status === "running" ? pollMs : false),
  });

export function useStartRegrade(projectId: string, evaluationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => fetchJson(regradeSchema, routes.api.regrade(projectId, evaluationId), { method: "POST" }),
    onSuccess: (regrade) => client.setQueryData(regradeKey(projectId, evaluationId), regrade),
  });
}

/** Once new scores are there, everything that shows the old ones is out of date. */
export function useForgetScores(projectId: string) {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: evaluationsKey(projectId) });
}
