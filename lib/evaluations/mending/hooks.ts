import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { exampleSchema } from "@/lib/datasets/examples/schemas";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { evaluationsKey } from "../hooks";
import { type AddCaseInput, nearestExamplesSchema } from "./schemas";

const pollMs = 1_000;

export const nearestExamplesQuery = (projectId: string, evaluationId: string, caseId: string) =>
  queryOptions({
    queryKey: [...evaluationsKey(projectId), evaluationId, "nearest", caseId],
    queryFn: ({ signal }) => fetchJson(nearestExamplesSchema, routes.api.nearestExamples(projectId, evaluationId, caseId), { signal }),
    refetchInterval: ({ state }) => (state.data?.status === "preparing" ? pollMs : false),
  });

export function useAddCase(projectId: string, benchmarkId: string, caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: AddCaseInput) =>
      fetchJson(exampleSchema, routes.api.caseExamples(projectId, benchmarkId, caseId), { method: "POST", body: input }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["projects", projectId, "datasets"] }),
  });
}
