import { infiniteQueryOptions, type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/http/fetch-json";
import { onceLoaded } from "@/lib/http/once-loaded";
import { useChange } from "@/lib/http/use-change";
import { modelsKey } from "@/lib/models/hooks";
import { routes } from "@/lib/routes";
import { isParityPending, waitForParity } from "./parity/wait-for-parity";
import {
  type AddVariantInput,
  type CreateDeploymentInput,
  type CreateGatewayKeyInput,
  type Deployment,
  deploymentChangeSchema,
  deploymentListSchema,
  deploymentSchema,
  deploymentTrafficSchema,
  gatewayKeySchema,
  type ListRequestsInput,
  newGatewayKeySchema,
  type PromoteInput,
  type RevertInput,
  requestDetailSchema,
  requestPageSchema,
  type SetSharesInput,
  type UpdateDeploymentInput,
  variantSchema,
} from "./schemas";

/** Requests come at any moment; a look every few seconds is as live as sums of an hour need. */
const pollMs = 5_000;
/** A check takes seconds, and somebody waits for it. */
const checkMs = 1_000;

export const deploymentsKey = (projectId: string) => ["projects", projectId, "deployments"] as const;
export const deploymentKey = (projectId: string, deploymentId: string) => [...deploymentsKey(projectId), deploymentId] as const;
const keysKey = (projectId: string) => ["projects", projectId, "gateway-keys"] as const;

export const deploymentsQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...deploymentsKey(projectId), "list"],
    queryFn: ({ signal }) => fetchJson(deploymentListSchema, routes.api.deployments(projectId), { signal }),
    refetchInterval: onceLoaded(pollMs),
  });

export const deploymentQuery = (projectId: string, deploymentId: string) =>
  queryOptions({
    queryKey: [...deploymentKey(projectId, deploymentId), "detail"],
    queryFn: ({ signal }) => fetchJson(deploymentSchema, routes.api.deployment(projectId, deploymentId), { signal }),
    refetchInterval: ({ state: { data } }) => {
      if (!data) return false;
      return data.variants.some(({ parity }) => isParityPending(parity?.status)) ? checkMs : pollMs;
    },
  });

export const trafficQuery = (projectId: string, deploymentId: string) =>
  queryOptions({
    queryKey: [...deploymentKey(projectId, deploymentId), "traffic"],
    queryFn: ({ signal }) => fetchJson(deploymentTrafficSchema, routes.api.deploymentTraffic(projectId, deploymentId), { signal }),
    refetchInterval: onceLoaded(pollMs),
  });

/** Every change makes a routing version, so a history is one version's own; a newer one is read as soon as the deployment has it. */
export const changesQuery = (projectId: string, { id, routingVersion }: Pick<Deployment, "id" | "routingVersion">) =>
  queryOptions({
    queryKey: [...deploymentKey(projectId, id), "changes", routingVersion],
    queryFn: ({ signal }) => fetchJson(z.array(deploymentChangeSchema), routes.api.deploymentChanges(projectId, id), { signal }),
    placeholderData: (previous) => previous,
  });

export type RequestFilter = Omit<ListRequestsInput, "cursor" | "limit">;

export const requestsQuery = (projectId: string, deploymentId: string, filter: RequestFilter) =>
  infiniteQueryOptions({
    queryKey: [...deploymentKey(projectId, deploymentId), "requests", filter],
    queryFn: ({ signal, pageParam }) =>
      fetchJson(requestPageSchema, routes.api.requests(projectId, deploymentId, { ...filter, limit: 20, cursor: pageParam }), { signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
  });

export const requestQuery = (projectId: string, deploymentId: string, requestId: string) =>
  queryOptions({
    queryKey: [...deploymentKey(projectId, deploymentId), "request", requestId],
    queryFn: ({ signal }) => fetchJson(requestDetailSchema, routes.api.request(projectId, deploymentId, requestId), { signal }),
  });

export const gatewayKeysQuery = (projectId: string) =>
  queryOptions({
    queryKey: keysKey(projectId),
    queryFn: ({ signal }) => fetchJson(z.array(gatewayKeySchema), routes.api.gatewayKeys(projectId), { signal }),
  });

export function useCreateDeployment(projectId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (body: CreateDeploymentInput) => fetchJson(deploymentSchema, routes.api.deployments(projectId), { method: "POST", body }),
    onSuccess: (deployment) => keep(client, projectId, deployment),
  });
}

export function useUpdateDeployment(projectId: string, deploymentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: UpdateDeploymentInput) =>
      fetchJson(deploymentSchema, routes.api.deployment(projectId, deploymentId), { method: "PATCH", body }),
    onSuccess: (deployment) => keep(client, projectId, deployment),
    onError: () => lookAgain(client, projectId, deploymentId),
  });
}

export function useDeleteDeployment(projectId: string, deploymentId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: () => fetchJson(z.null(), routes.api.deployment(projectId, deploymentId), { method: "DELETE" }),
    onSuccess: () =>
      Promise.all([[...deploymentsKey(projectId), "list"], modelsKey(projectId)].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

export function useAddVariant(projectId: string, deploymentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AddVariantInput) =>
      fetchJson(variantSchema, routes.api.deploymentVariants(projectId, deploymentId), { method: "POST", body }),
    onSuccess: () => client.invalidateQueries({ queryKey: deploymentsKey(projectId) }),
  });
}

/** To a variant that is there, or to a model version that becomes one first and is checked. */
export function usePromote(projectId: string, deploymentId: string) {
  const client = useQueryClient();
  const add = useAddVariant(projectId, deploymentId);
  return useMutation({
    mutationFn: async ({
      modelVersionId,
      signal,
      ...promote
    }: Omit<PromoteInput, "variantId"> & { variantId: string | null; modelVersionId: string; signal: AbortSignal }) => {
      const variantId = promote.variantId ?? (await add.mutateAsync({ modelVersionId })).id;
      await waitForParity(projectId, deploymentId, variantId, signal);
      signal.throwIfAborted();
      return fetchJson(deploymentSchema, routes.api.promote(projectId, deploymentId), { method: "POST", body: { ...promote, variantId } });
    },
    onSuccess: (deployment) => keep(client, projectId, deployment),
  });
}

export function useSetShares(projectId: string, deploymentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SetSharesInput) =>
      fetchJson(deploymentSchema, routes.api.deploymentShares(projectId, deploymentId), { method: "PUT", body }),
    onSuccess: (deployment) => keep(client, projectId, deployment),
    onError: () => lookAgain(client, projectId, deploymentId),
  });
}

export function useRevert(projectId: string, deploymentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ changeId, ...body }: RevertInput & { changeId: string }) =>
      fetchJson(deploymentSchema, routes.api.revertChange(projectId, deploymentId, changeId), { method: "POST", body }),
    onSuccess: (deployment) => keep(client, projectId, deployment),
    onError: () => lookAgain(client, projectId, deploymentId),
  });
}

export function useCreateGatewayKey(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateGatewayKeyInput) =>
      fetchJson(newGatewayKeySchema, routes.api.gatewayKeys(projectId), { method: "POST", body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keysKey(projectId) }),
  });
}

export function useRevokeGatewayKey(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (keyId: string) => fetchJson(z.null(), routes.api.gatewayKey(projectId, keyId), { method: "DELETE" }),
    onSuccess: () => client.invalidateQueries({ queryKey: keysKey(projectId) }),
  });
}

async function keep(client: QueryClient, projectId: string, deployment: Deployment): Promise<void> {
  client.setQueryData(deploymentQuery(projectId, deployment.id).queryKey, deployment);
  await readTrafficAnew(client, projectId);
}

/** A change is refused most often because somebody made another one first, so what there is now comes to the screen at once. */
export function lookAgain(client: QueryClient, projectId: string, deploymentId: string): void {
  void client.invalidateQueries({ queryKey: deploymentKey(projectId, deploymentId) });
}

/** Stages follow the traffic, so models are read anew with it. */
export async function readTrafficAnew(client: QueryClient, projectId: string): Promise<void> {
  await Promise.all([deploymentsKey, modelsKey].map((keyOf) => client.invalidateQueries({ queryKey: keyOf(projectId) })));
}
