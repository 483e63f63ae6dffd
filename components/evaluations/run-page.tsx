"use client";

import { RunDeployment } from "@/components/models/run-deployment";
import { StopAndKeep } from "@/components/models/stop-and-keep";
import { RunDetail } from "@/components/runs/run-detail";
import { MeasureCheckpoint } from "./measure-checkpoint";
import { RunOutcome } from "./run-outcome";

/** The page of a run, with what later chapters of the story have to say and to offer. */
export function RunPage({ projectId, runId }: { projectId: string; runId: string }) {
  return (
    <RunDetail
      projectId={projectId}
      runId={runId}
      outcome={
        <>
          <RunDeployment projectId={projectId} runId={runId} />
          <RunOutcome projectId={projectId} runId={runId} />
        </>
      }
      stop={(run, best) => <StopAndKeep projectId={projectId} run={run} best={best} />}
      checkpointActions={(_, checkpoint) => <MeasureCheckpoint projectId={projectId} runId={runId} checkpoint={checkpoint} />}
    />
  );
}
