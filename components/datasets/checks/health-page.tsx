"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryStates } from "nuqs";
import { LoadError } from "@/components/layout/load-error";
import { Grid, Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { healthQuery } from "@/lib/datasets/checks/hooks";
import { datasetQuery } from "@/lib/datasets/hooks";
import { routes } from "@/lib/routes";
import { usePeople } from "../examples/use-people";
import { AnswerFormat } from "./answer-format";
import { Findings } from "./findings";
import { HealthHead } from "./health-head";
import { HealthPicture } from "./health-picture";

/** Is this data fit to train on? A sentence first, then what was found, then what the data is like. */
export function HealthPage({ projectId, datasetId }: { projectId: string; datasetId: string }) {
  const dataset = useQuery(datasetQuery(projectId, datasetId));
  const { data: health, error, refetch } = useQuery(healthQuery(projectId, datasetId));
  const [{ kind }, setPlace] = useQueryStates({ kind: parseAsString });
  const { may } = usePeople(projectId);

  if (!health)
    return (
      <Page>
        {error ? (
          <LoadError title="The checks of this dataset could not be loaded." error={error} onRetry={refetch} />
        ) : (
          <PageSkeleton label="Loading what the checks found" />
        )}
      </Page>
    );

  return (
    <Page>
      <HealthHead
        projectId={projectId}
        datasetId={datasetId}
        datasetName={dataset.data?.name ?? "Examples"}
        health={health}
        mayEdit={may("edit")}
      />
      {health.exampleCount === 0 ? (
        <EmptyState
          className="min-h-[50dvh]"
          title="Checks begin with the first example."
          action={
            <LinkButton href={routes.importFile(projectId, datasetId)} variant="primary">
              Import a file
            </LinkButton>
          }
        >
          As soon as there is data, Hone looks for empty answers, duplicates, contradictions, personal data and more, by itself, after every
          import and every edit.
        </EmptyState>
      ) : (
        <Grid className="mt-6 grid-cols-1">
          <div className="min-w-0 md:col-span-8 max-lg:md:col-span-7">
            <Findings
              projectId={projectId}
              datasetId={datasetId}
              health={health}
              openKind={kind}
              onOpenKind={(next) => void setPlace({ kind: next })}
              mayEdit={may("edit")}
            />
          </div>
          <aside aria-label="What the examples are like" className="min-w-0 space-y-6 md:col-span-4 max-lg:md:col-span-5">
            {health.report && <HealthPicture report={health.report} />}
            <AnswerFormat projectId={projectId} schema={health.answerSchema} mayChange={may("launch")} />
          </aside>
        </Grid>
      )}
    </Page>
  );
}
