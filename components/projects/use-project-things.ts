"use client";

import { useQuery } from "@tanstack/react-query";
import { datasetsQuery } from "@/lib/datasets/hooks";
import { deploymentsQuery } from "@/lib/deployments/hooks";
import { benchmarksQuery } from "@/lib/evaluations/hooks";
import { modelsQuery } from "@/lib/models/hooks";
import { runsQuery } from "@/lib/runs/hooks";
import { mostRuns, nothingWords, thingGroups, thingNames } from "./project-things";

/** All of a project that has a name, asked for when somebody looks for it. */
export function useProjectThings(projectId: string, enabled: boolean) {
  const datasets = useQuery({ ...datasetsQuery(projectId), enabled });
  const runs = useQuery({ ...runsQuery(projectId, { limit: mostRuns }), enabled, refetchInterval: false });
  const models = useQuery({ ...modelsQuery(projectId), enabled });
  const benchmarks = useQuery({ ...benchmarksQuery(projectId), enabled });
  const deployments = useQuery({ ...deploymentsQuery(projectId), enabled, refetchInterval: false });
  const lists = { datasets, runs, models, benchmarks, deployments };
  const missing = thingNames.filter((name) => lists[name].error && !lists[name].data);

  return {
    groups: thingGroups(projectId, {
      datasets: datasets.data,
      runs: runs.data?.items,
      models: models.data,
      benchmarks: benchmarks.data,
      deployments: deployments.data?.items,
    }),
    isLoading: Object.values(lists).some(({ isLoading }) => isLoading),
    nothing: nothingWords(missing, Boolean(runs.data?.nextCursor)),
  };
}
