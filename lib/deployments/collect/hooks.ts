import { useMutation, useQueryClient } from "@tanstack/react-query";
import { datasetsKey } from "@/lib/datasets/hooks";
import { evaluationsKey } from "@/lib/evaluations/hooks";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { deploymentKey, requestQuery } from "../hooks";
import { requestDetailSchema } from "../schemas";
import { type AddToBenchmarkInput, type AddToDatasetInput, addedCaseSchema, addedExampleSchema, type GiveFeedbackInput } from "./schemas";

export function useGiveFeedback(projectId: string, deploymentId: string, requestId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: GiveFeedbackInput) =>
      fetchJson(requestDetailSchema, routes.api.requestAction(projectId, deploymentId, requestId, "feedback"), { method: "POST", body }),
    onSuccess: (request) => {
      client.setQueryData(requestQuery(projectId, deploymentId, requestId).queryKey, request);
      return client.invalidateQueries({ queryKey: [...deploymentKey(projectId, deploymentId), "requests"] });
    },
  });
}

export function useAddToDataset(projectId: string, deploymentId: string, requestId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AddToDatasetInput) =>
      fetchJson(addedExampleSchema, routes.api.requestAction(projectId, deploymentId, requestId, "example"), { method: "POST", body }),
    onSuccess: () => client.invalidateQueries({ queryKey: datasetsKey(projectId) }),
  });
}

export function useAddToBenchmark(projectId: string, deploymentId: string, requestId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AddToBenchmarkInput) =>
      fetchJson(addedCaseSchema, routes.api.requestAction(projectId, deploymentId, requestId, "case"), { method: "POST", body }),
    onSuccess: () => client.invalidateQueries({ queryKey: evaluationsKey(projectId) }),
  });
}
