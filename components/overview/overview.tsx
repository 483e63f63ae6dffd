"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { EndsSoon } from "@/components/survival/ends-soon";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { overviewQuery } from "@/lib/evaluations/hooks";
import { projectQuery } from "@/lib/projects/hooks";
import { FirstRun } from "./first-run";
import { StoryStrip } from "./story-strip";
import { VerdictPanel } from "./verdict-panel";

/** Where the story stands, the next step, and what it proves so far. */
export function Overview({ projectId }: { projectId: string }) {
  const project = useQuery(projectQuery(projectId));
  const { data, error, refetch } = useQuery(overviewQuery(projectId));

  if (!data || !project.data)
    return (
      <Page>
        {(error ?? project.error) ? (
          <LoadError
            title="The overview could not be loaded."
            error={error ?? project.error}
            onRetry={() => void Promise.all([refetch(), project.refetch()])}
          >
            Nothing is lost: what trains goes on without this page.
          </LoadError>
        ) : (
          <PageSkeleton label="Loading the overview" />
        )}
      </Page>
    );

  const hasVerdict = data.versions.length > 0 || data.baseline !== null;
  const Name = hasVerdict ? "p" : "h1";
  return (
    <Page>
      <header>
        <Name className="font-semibold text-xl">{project.data.name}</Name>
        {project.data.description && <p className="mt-0.5 max-w-[80ch] text-on-surface-2">{project.data.description}</p>}
      </header>
      <EndsSoon projectId={projectId} />
      <StoryStrip projectId={projectId} overview={data} />
      {hasVerdict ? <VerdictPanel projectId={projectId} overview={data} /> : <FirstRun projectId={projectId} overview={data} />}
    </Page>
  );
}
