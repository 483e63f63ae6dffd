import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { deploymentKey, deploymentQuery, deploymentsKey } from "../hooks";
import { deploymentSchema } from "../schemas";
import { type OverrideParityInput, parityCheckSchema } from "./schemas";
import { isParityPending } from "./wait-for-parity";

const pollMs = 1_000;

export const parityCheckQuery = (projectId: string, deploymentId: string, variantId: string) =>
  queryOptions({
    queryKey: [...deploymentKey(projectId, deploymentId), "parity", variantId],
    queryFn: ({ signal }) =>
      fetchJson(parityCheckSchema.nullable(), routes.api.variantParity(projectId, deploymentId, variantId), { signal }),
    refetchInterval: ({ state }) => (isParityPending(state.data?.status) ? pollMs : false),
  });

export function useStartParity(projectId: string, deploymentId: string, variantId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => fetchJson(parityCheckSchema, routes.api.variantParity(projectId, deploymentId, variantId), { method: "POST" }),
    onSuccess: () => client.invalidateQueries({ queryKey: deploymentKey(projectId, deploymentId) }),
  });
}

export function useOverrideParity(projectId: string, deploymentId: string, variantId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: OverrideParityInput) =>
      fetchJson(deploymentSchema, routes.api.overrideParity(projectId, deploymentId, variantId), { method: "POST", body }),
    onSuccess: (deployment) => {
      client.setQueryData(deploymentQuery(projectId, deploymentId).queryKey, deployment);
      return client.invalidateQueries({ queryKey: deploymentsKey(projectId) });
    },
  });
}
