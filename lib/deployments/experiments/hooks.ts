import { type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { onceLoaded } from "@/lib/http/once-loaded";
import { routes } from "@/lib/routes";
import { deploymentKey, readTrafficAnew } from "../hooks";
import {
  type AdvanceExperimentInput,
  type CreateExperimentInput,
  type EndExperimentInput,
  type Experiment,
  experimentListSchema,
  experimentPlanSchema,
  experimentSchema,
  type PlanExperimentInput,
} from "./schemas";

/** As live as a page about days needs to be. */
const pollMs = 5_000;

const experimentsKey = (projectId: string, deploymentId: string) => [...deploymentKey(projectId, deploymentId), "experiments"] as const;

export const experimentsQuery = (projectId: string, deploymentId: string) =>
  queryOptions({
    queryKey: [...experimentsKey(projectId, deploymentId), "list"],
    queryFn: ({ signal }) => fetchJson(experimentListSchema, routes.api.experiments(projectId, deploymentId), { signal }),
    refetchInterval: onceLoaded(pollMs),
  });

export const experimentQuery = (projectId: string, deploymentId: string, experimentId: string) =>
  queryOptions({
    queryKey: [...experimentsKey(projectId, deploymentId), experimentId],
    queryFn: ({ signal }) => fetchJson(experimentSchema, routes.api.experiment(projectId, experimentId), { signal }),
    refetchInterval: ({ state }) => (state.data?.status === "running" ? pollMs : false),
  });

/** For the form as it stands; `null` while a value is not usable yet. */
export const experimentPlanQuery = (projectId: string, deploymentId: string, input: PlanExperimentInput | null) =>
  queryOptions({
    queryKey: [...experimentsKey(projectId, deploymentId), "plan", input],
    queryFn: ({ signal }) =>
      fetchJson(experimentPlanSchema, routes.api.experimentPlan(projectId, deploymentId), { method: "POST", body: input, signal }),
    enabled: input !== null,
    placeholderData: (previous) => previous,
  });

export function useCreateExperiment(projectId: string, deploymentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateExperimentInput) =>
      fetchJson(experimentSchema, routes.api.experiments(projectId, deploymentId), { method: "POST", body }),
    onSuccess: (experiment) => keep(client, projectId, experiment),
  });
}

export function useAdvanceExperiment(projectId: string, experimentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AdvanceExperimentInput) =>
      fetchJson(experimentSchema, routes.api.advanceExperiment(projectId, experimentId), { method: "POST", body }),
    onSuccess: (experiment) => keep(client, projectId, experiment),
  });
}

export function useEndExperiment(projectId: string, experimentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: EndExperimentInput) =>
      fetchJson(experimentSchema, routes.api.endExperiment(projectId, experimentId), { method: "POST", body }),
    onSuccess: (experiment) => keep(client, projectId, experiment),
  });
}

function keep(client: QueryClient, projectId: string, experiment: Experiment): Promise<void> {
  client.setQueryData(experimentQuery(projectId, experiment.deployment.id, experiment.id).queryKey, experiment);
  return readTrafficAnew(client, projectId);
}
