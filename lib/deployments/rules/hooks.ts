import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { evaluationsKey } from "@/lib/evaluations/hooks";
import { fetchJson } from "@/lib/http/fetch-json";
import { onceLoaded } from "@/lib/http/once-loaded";
import { useChange } from "@/lib/http/use-change";
import { routes } from "@/lib/routes";
import { addedCaseSchema } from "../collect/schemas";
import { deploymentKey } from "../hooks";
import {
  type CreateRuleInput,
  type PreviewRuleInput,
  ruleListSchema,
  rulePreviewSchema,
  ruleSchema,
  type UpdateRuleInput,
} from "./schemas";

/** Rules look once a minute; their counts may be seen soon after. */
const pollMs = 5_000;

const rulesKey = (projectId: string, deploymentId: string) => [...deploymentKey(projectId, deploymentId), "rules"] as const;

export const rulesQuery = (projectId: string, deploymentId: string) =>
  queryOptions({
    queryKey: [...rulesKey(projectId, deploymentId), "list"],
    queryFn: ({ signal }) => fetchJson(ruleListSchema, routes.api.rules(projectId, deploymentId), { signal }),
    refetchInterval: onceLoaded(pollMs),
  });

/** For the rule as it stands in the form; `null` while something is missing. */
export const rulePreviewQuery = (projectId: string, deploymentId: string, input: PreviewRuleInput | null) =>
  queryOptions({
    queryKey: [...rulesKey(projectId, deploymentId), "preview", input],
    queryFn: ({ signal }) =>
      fetchJson(rulePreviewSchema, routes.api.rulePreview(projectId, deploymentId), { method: "POST", body: input, signal }),
    enabled: input !== null,
  });

export function useCreateRule(projectId: string, deploymentId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (body: CreateRuleInput) => fetchJson(ruleSchema, routes.api.rules(projectId, deploymentId), { method: "POST", body }),
    onSuccess: () => client.invalidateQueries({ queryKey: rulesKey(projectId, deploymentId) }),
  });
}

export function useUpdateRule(projectId: string, deploymentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ruleId, ...body }: UpdateRuleInput & { ruleId: string }) =>
      fetchJson(ruleSchema, routes.api.rule(projectId, deploymentId, ruleId), { method: "PATCH", body }),
    onSuccess: () => client.invalidateQueries({ queryKey: rulesKey(projectId, deploymentId) }),
  });
}

export function useDeleteRule(projectId: string, deploymentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ruleId: string) => fetchJson(z.null(), routes.api.rule(projectId, deploymentId, ruleId), { method: "DELETE" }),
    onSuccess: () => client.invalidateQueries({ queryKey: rulesKey(projectId, deploymentId) }),
  });
}

/** What a rule collected for a benchmark becomes cases, or goes. */
export function useWaitingCases(projectId: string, deploymentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ruleId, isKept }: { ruleId: string; isKept: boolean }) =>
      fetchJson(addedCaseSchema.nullable(), routes.api.ruleCases(projectId, deploymentId, ruleId), { method: isKept ? "POST" : "DELETE" }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: rulesKey(projectId, deploymentId) }),
        client.invalidateQueries({ queryKey: evaluationsKey(projectId) }),
      ]),
  });
}
