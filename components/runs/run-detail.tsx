"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { LoadError } from "@/components/layout/load-error";
import { Grid, Page } from "@/components/layout/page";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { routes } from "@/lib/routes";
import { runMetricsQuery, runQuery } from "@/lib/runs/hooks";
import type { Checkpoint, Run } from "@/lib/runs/schemas";
import { isFinished } from "@/lib/runs/transitions";
import { useRunStream } from "@/lib/runs/use-run-stream";
import { MadeFrom } from "./made-from";
import { RunActions } from "./run-actions";
import { RunCheckpoints } from "./run-checkpoints";
import { RunCurves } from "./run-curves";
import { RunEvents } from "./run-events";
import { RunProgress } from "./run-progress";
import { RunSent } from "./run-sent";
import { RunState } from "./run-state";
import { ApprovalPanel } from "./spending/approval-panel";
import { DecisionNote } from "./spending/decision-note";
import { TriageCard } from "./triage-card";

type RunDetailProps = {
  projectId: string;
  runId: string;
  /** What the evaluation of its model says; that chapter comes later in the story, and so do the next two. */
  outcome?: ReactNode;
  /** What can be done with a checkpoint besides asking it. */
  checkpointActions?: (run: Run, checkpoint: Checkpoint) => ReactNode;
  /** How a run is stopped that has something worth keeping. */
  stop?: (run: Run, best: Checkpoint) => ReactNode;
};

export function RunDetail({ projectId, runId, outcome, checkpointActions, stop }: RunDetailProps) {
  const [isOn, setOn] = useState(false);
  const isStreamed = useRunStream(projectId, runId, isOn);
  const { data: run, error, refetch } = useQuery(runQuery(projectId, runId, isStreamed));
  const metrics = useQuery(runMetricsQuery(projectId, runId, isStreamed));
  const isActive = run !== undefined && !isFinished(run.status);
  if (isActive !== isOn) setOn(isActive);

  if (!run)
    return (
      <Page>
        {error ? (
          <LoadError title="This run could not be loaded." error={error} onRetry={refetch}>
            Nothing is lost: if it trains, it goes on without this page.
          </LoadError>
        ) : (
          <PageSkeleton label="Loading the run" />
        )}
      </Page>
    );

  return (
    <Page>
      <PageHead
        back={{ href: routes.runs(projectId), label: "Runs" }}
        title={`Run ${run.number}`}
        mark={<RunState run={run} />}
        lead={`${run.baseModel} on ${run.datasetVersion.datasetName} ${run.datasetVersion.number}, ${run.trainer.name}`}
        actions={isActive && <RunActions projectId={projectId} run={run} stop={stop} />}
      />
      {run.trainerProblem && isActive && (
        <Notice tone="caution" className="mt-4" title={`${run.trainer.name} does not answer at the moment.`}>
          {run.trainerProblem}
        </Notice>
      )}
      {error && (
        <Notice tone="caution" className="mt-4">
          Hone does not answer at the moment, so this page stands still. The run goes on without it.
        </Notice>
      )}
      <div className="mt-6">
        {run.failure ? (
          <TriageCard projectId={projectId} run={run} failure={run.failure} />
        ) : run.status === "awaiting_approval" ? (
          <ApprovalPanel projectId={projectId} run={run} />
        ) : (
          <RunProgress run={run} metrics={metrics.data?.items} />
        )}
        {run.decision && <DecisionNote decision={run.decision} className="mt-3" />}
      </div>
      {outcome}
      <Grid className="mt-6">
        <div className="min-w-0 md:col-span-8">
          <RunCurves projectId={projectId} run={run} metrics={metrics.data?.items} error={metrics.error} onRetry={metrics.refetch} />
        </div>
        <div className="grid min-w-0 content-start gap-7 md:col-span-4">
          <RunCheckpoints
            projectId={projectId}
            run={run}
            isStreamed={isStreamed}
            actions={checkpointActions && ((checkpoint) => checkpointActions(run, checkpoint))}
          />
          <RunEvents projectId={projectId} runId={runId} isStreamed={isStreamed} />
          <MadeFrom projectId={projectId} run={run} />
          <RunSent projectId={projectId} run={run} />
        </div>
      </Grid>
    </Page>
  );
}
