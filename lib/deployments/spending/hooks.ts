import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/http/fetch-json";
import { onceLoaded } from "@/lib/http/once-loaded";
import { routes } from "@/lib/routes";
import { deploymentKey, deploymentsKey } from "../hooks";
import { type ChangeSpendingInput, deploymentAlarmsSchema, spendingSchema } from "./schemas";

/** Money by the day needs no more. */
const pollMs = 60_000;

export const spendingQuery = (projectId: string, deploymentId: string) =>
  queryOptions({
    queryKey: [...deploymentKey(projectId, deploymentId), "spending"],
    queryFn: ({ signal }) => fetchJson(spendingSchema, routes.api.deploymentSpending(projectId, deploymentId), { signal }),
    refetchInterval: onceLoaded(pollMs),
  });

export const alarmsQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...deploymentsKey(projectId), "alarms"],
    queryFn: ({ signal }) => fetchJson(deploymentAlarmsSchema, routes.api.deploymentAlarms(projectId), { signal }),
    refetchInterval: onceLoaded(pollMs),
  });

/** What became different is how it should be. */
export function useCallNormal(projectId: string, deploymentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => fetchJson(z.null(), routes.api.deploymentNormal(projectId, deploymentId), { method: "POST" }),
    onSuccess: () => client.invalidateQueries({ queryKey: alarmsQuery(projectId).queryKey }),
  });
}

export function useChangeSpending(projectId: string, deploymentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangeSpendingInput) =>
      fetchJson(spendingSchema, routes.api.deploymentSpending(projectId, deploymentId), { method: "PATCH", body }),
    onSuccess: (spending) => {
      client.setQueryData(spendingQuery(projectId, deploymentId).queryKey, spending);
      return client.invalidateQueries({ queryKey: alarmsQuery(projectId).queryKey });
    },
  });
}
