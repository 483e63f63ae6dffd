"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { LoadError } from "@/components/layout/load-error";
import { Grid, Page } from "@/components/layout/page";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { routes } from "@/lib/routes";
import { runMetricsQuery, runQuery } from "@/lib/runs/hooks";
import { isFinished } from "@/lib/runs/transitions";
import { MadeFrom } from "./made-from";
import { RunActions } from "./run-actions";
import { RunCheckpoints } from "./run-checkpoints";
import { RunCurves } from "./run-curves";
import { RunEvents } from "./run-events";
import { RunProgress } from "./run-progress";
import { RunState } from "./run-state";
import { TriageCard } from "./triage-card";

type RunDetailProps = {
  projectId: string;
  runId: string;
  /** What the evaluation of its model says; that chapter comes later in the story. */
  outcome?: ReactNode;
};

export function RunDetail({ projectId, runId, outcome }: RunDetailProps) {
  const { data: run, error, refetch } = useQuery(runQuery(projectId, runId));
  const metrics = useQuery(runMetricsQuery(projectId, runId)).data?.items ?? [];

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

  const isActive = !isFinished(run.status);
  return (
    <Page>
      <PageHead
        back={{ href: routes.runs(projectId), label: "Runs" }}
        title={`Run ${run.number}`}
        mark={<RunState run={run} />}
        lead={`${run.baseModel} on ${run.datasetVersion.datasetName} ${run.datasetVersion.number}, ${run.trainer.name}`}
        actions={isActive && <RunActions projectId={projectId} run={run} />}
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
        {run.failure ? <TriageCard projectId={projectId} run={run} failure={run.failure} /> : <RunProgress run={run} metrics={metrics} />}
      </div>
      {outcome}
      <Grid className="mt-6">
        <div className="min-w-0 md:col-span-8">
          <RunCurves projectId={projectId} run={run} metrics={metrics} />
        </div>
        <div className="grid min-w-0 content-start gap-7 md:col-span-4">
          <RunCheckpoints projectId={projectId} run={run} />
          <RunEvents projectId={projectId} runId={runId} />
          <MadeFrom projectId={projectId} run={run} />
        </div>
      </Grid>
    </Page>
  );
}
