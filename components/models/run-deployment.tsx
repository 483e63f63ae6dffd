"use client";

import { useQuery } from "@tanstack/react-query";
import { runQuery } from "@/lib/runs/hooks";
import { DeploymentName } from "./deployment-name";

/** On the page of a run whose model waits to be deployed; nothing elsewhere. */
export function RunDeployment({ projectId, runId }: { projectId: string; runId: string }) {
  const { data: run } = useQuery(runQuery(projectId, runId));
  if (!run?.trainer.needsDeployment || !run.modelVersion || !run.fineTunedModel) return null;
  return <DeploymentName projectId={projectId} modelVersion={run.modelVersion} trainerModel={run.fineTunedModel} />;
}
