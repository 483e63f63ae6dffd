import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { deploymentKey, lookAgain, useAddVariant } from "../hooks";
import type { Deployment } from "../schemas";
import { type SetShadowInput, shadowSchema } from "./schemas";

const pollMs = 5_000;

/** One that is off is not polled: that somebody switched it on is seen by the deployment's newer routing version. */
export const shadowQuery = (projectId: string, { id, routingVersion }: Pick<Deployment, "id" | "routingVersion">) =>
  queryOptions({
    queryKey: [...deploymentKey(projectId, id), "shadow", routingVersion],
    queryFn: ({ signal }) => fetchJson(shadowSchema, routes.api.shadow(projectId, id), { signal }),
    placeholderData: (previous) => previous,
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
    onError: () => lookAgain(client, projectId, deploymentId),
  });
}
