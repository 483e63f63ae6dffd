"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { usePeople } from "@/components/datasets/examples/use-people";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { Notice } from "@/components/ui/notice";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { experimentQuery } from "@/lib/deployments/experiments/hooks";
import { routes } from "@/lib/routes";
import { DecisionCards } from "./decision-cards";
import { DifferencePicture } from "./difference-picture";
import { ExperimentVerdict } from "./experiment-verdict";
import { GuardrailTable } from "./guardrail-table";
import { JudgePanel } from "./judge-panel";
import { OtherMetrics } from "./other-metrics";
import { WaitingTimes } from "./waiting-times";
import { WhoGetsWhat } from "./who-gets-what";

type ExperimentDetailProps = { projectId: string; deploymentId: string; experimentId: string };

/** Ship, keep running or roll back, and why. */
export function ExperimentDetail({ projectId, deploymentId, experimentId }: ExperimentDetailProps) {
  const { data: experiment, error, refetch } = useQuery(experimentQuery(projectId, deploymentId, experimentId));
  const mayLaunch = usePeople(projectId).may("launch");

  if (!experiment)
    return (
      <Page>
        {error ? (
          <LoadError title="This A/B test could not be loaded." error={error} onRetry={refetch}>
            It goes on meanwhile: people keep their variant, and they are counted.
          </LoadError>
        ) : (
          <PageSkeleton label="Loading the A/B test" />
        )}
      </Page>
    );

  const isRunning = experiment.status === "running";
  return (
    <Page>
      <Link
        href={routes.deployment(projectId, deploymentId)}
        className="mb-1 inline-flex min-h-6 items-center gap-1.5 text-on-surface-2 text-xs hover:text-on-surface"
      >
        <ArrowLeft className="size-3.5" strokeWidth={1.75} aria-hidden="true" />
        {experiment.deployment.name}
      </Link>
      <ExperimentVerdict experiment={experiment} />
      {error && (
        <Notice tone="caution" className="mt-4">
          Hone does not answer at the moment, so this page stands still. The test goes on without it.
        </Notice>
      )}
      <div className="mt-6 grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_344px]">
        <div className="grid min-w-0 grid-cols-1 content-start gap-6">
          <DifferencePicture experiment={experiment} />
          {experiment.guardrails.length > 0 && <GuardrailTable experiment={experiment} />}
          <WaitingTimes experiment={experiment} />
          {experiment.others.length > 0 && <OtherMetrics experiment={experiment} />}
        </div>
        <div className="grid min-w-0 grid-cols-1 content-start gap-6">
          {isRunning && <DecisionCards projectId={projectId} experiment={experiment} mayLaunch={mayLaunch} />}
          {experiment.judging && <JudgePanel projectId={projectId} judging={experiment.judging} />}
          <WhoGetsWhat projectId={projectId} experiment={experiment} mayLaunch={mayLaunch} />
        </div>
      </div>
    </Page>
  );
}
