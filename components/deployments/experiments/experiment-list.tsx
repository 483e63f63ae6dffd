"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { LoadError } from "@/components/layout/load-error";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { StateMark } from "@/components/ui/state-mark";
import { experimentsQuery } from "@/lib/deployments/experiments/hooks";
import { metricOf } from "@/lib/deployments/experiments/metric";
import type { ExperimentList as Experiments } from "@/lib/deployments/experiments/schemas";
import { formatDate } from "@/lib/format";
import { routes } from "@/lib/routes";
import { statusWords } from "./experiment-words";

type ExperimentListProps = { projectId: string; deploymentId: string; mayLaunch: boolean };

/** A deployment's A/B tests, the one that runs first. */
export function ExperimentList({ projectId, deploymentId, mayLaunch }: ExperimentListProps) {
  const { data, error, refetch } = useQuery(experimentsQuery(projectId, deploymentId));
  const isRunning = data?.some(({ status }) => status === "running");
  return (
    <Panel
      title="A/B tests"
      hint="two variants answer different people, and what those say decides"
      actions={
        mayLaunch &&
        data &&
        !isRunning && (
          <LinkButton size="small" href={routes.newExperiment(projectId, deploymentId)}>
            Start an A/B test
          </LinkButton>
        )
      }
    >
      {data ? (
        data.length === 0 ? (
          <p className="text-on-surface-2">
            None yet. A test tells whether another model is better for the people who ask, not only on a benchmark.
          </p>
        ) : (
          <ul className="-mb-2 divide-y">
            {data.map((experiment) => (
              <Row key={experiment.id} experiment={experiment} href={routes.experiment(projectId, deploymentId, experiment.id)} />
            ))}
          </ul>
        )
      ) : error ? (
        <LoadError title="The A/B tests could not be loaded." error={error} onRetry={refetch} />
      ) : (
        <Skeleton className="h-12 w-full" />
      )}
    </Panel>
  );
}

function Row({ experiment, href }: { experiment: Experiments[number]; href: string }) {
  const { number, status, control, treatment, metric, reason, startedAt, endedAt } = experiment;
  const { label, state } = statusWords[status];
  const when = endedAt ? `${formatDate(startedAt)} to ${formatDate(endedAt)}` : `since ${formatDate(startedAt)}`;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-2.5">
      <div className="min-w-0">
        <Link href={href} className="font-medium hover:underline">
          A/B test {number}: {treatment} against {control}
        </Link>
        <p className="hint">
          {metricOf(metric).label}, {when}
          {reason && `. ${reason}`}
        </p>
      </div>
      <StateMark state={state}>{label}</StateMark>
    </li>
  );
}
