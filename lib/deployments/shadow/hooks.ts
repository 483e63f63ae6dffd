import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { deploymentKey, useAddVariant } from "../hooks";
import { type SetShadowInput, shadowSchema } from "./schemas";

const pollMs = 5_000;

export const shadowQuery = (projectId: string, deploymentId: string) =>
  queryOptions({
    queryKey: [...deploymentKey(projectId, deploymentId), "shadow"],
    queryFn: ({ signal }) => fetchJson(shadowSchema, routes.api.shadow(projectId, deploymentId), { signal }),
    refetchInterval: ({ state }) => (state.data?.variantId ? pollMs : false),
  });

/** A variant that is there, or a model version that becomes one first. */
export function useSetShadow(projectId: string, deploymentId: string) {
  const client = useQueryClient();
  const add = useAddVariant(projectId, deploymentId);
  return useMutation({
    mutationFn: async ({ modelVersionId, ...body }: SetShadowInput & { modelVersionId?: string }) => {
      const variantId = modelVersionId ? (await add.mutateAsync({ modelVersionId })).id : body.variantId;
      return fetchJson(shadowSchema, routes.api.shadow(projectId, deploymentId), { method: "PUT", body: { ...body, variantId } });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: deploymentKey(projectId, deploymentId) }),
  });
}
