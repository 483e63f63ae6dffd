"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/layout/load-error";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Skeleton } from "@/components/ui/skeleton";
import { datasetsQuery } from "@/lib/datasets/hooks";
import { formatCount } from "@/lib/format";
import { routes } from "@/lib/routes";

/** Three steps to a first run, and the one that is next carries the button. */
export function NoRuns({ projectId }: { projectId: string }) {
  const { data, error, refetch } = useQuery(datasetsQuery(projectId));
  if (!data && error) return <LoadError title="The datasets of this project could not be loaded." error={error} onRetry={refetch} />;
  if (!data) return <Skeleton className="mt-6 h-60 w-full" />;
  const examples = data.reduce((sum, { exampleCount }) => sum + exampleCount, 0);
  const filled = data.find(({ exampleCount }) => exampleCount > 0);
  const frozen = data.find(({ latestVersion }) => latestVersion !== null);
  const at = frozen ? 2 : filled ? 1 : 0;
  const state = (step: number) => (step < at ? "done" : step === at ? "ready" : "open");

  return (
    <EmptyState
      title="Nothing has been trained yet."
      steps={[
        {
          title: "Examples",
          children: filled
            ? `${formatCount(examples, "example")}. From about 50 on, a first run tells you something.`
            : "Bring a file of questions and good answers.",
          state: state(0),
          action: at === 0 && (
            <LinkButton href={routes.data(projectId)} variant="primary">
              Add examples
            </LinkButton>
          ),
        },
        {
          title: "A frozen version",
          children: frozen?.latestVersion
            ? `${frozen.name}, version ${frozen.latestVersion.number}.`
            : "It keeps test cases aside that no model trains on.",
          state: state(1),
          action: at === 1 && filled && (
            <LinkButton href={routes.datasetVersions(projectId, filled.id)} variant="primary">
              Freeze a version
            </LinkButton>
          ),
        },
        {
          title: "A first run",
          children: "On this machine, no charge.",
          state: state(2),
          action: at === 2 && (
            <LinkButton href={routes.newRun(projectId)} variant="primary">
              Set up a run
            </LinkButton>
          ),
        },
      ]}
    >
      A run teaches a base model from your examples. Try one on this machine at no cost: it takes minutes, not hours.
    </EmptyState>
  );
}
