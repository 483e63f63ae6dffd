"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { agoWords } from "@/components/layout/ago-words";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { useNow } from "@/components/layout/use-now";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { Skeleton } from "@/components/ui/skeleton";
import { Table } from "@/components/ui/table";
import { activityQuery, datasetsQuery } from "@/lib/datasets/hooks";
import type { DatasetActivity } from "@/lib/datasets/schemas";
import { formatCount, formatDate, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { DatasetHealth } from "./dataset-health";
import { changeWords } from "./examples/version-menu";
import { NewDataset } from "./new-dataset";

const minuteMs = 60_000;

export function DatasetList({ projectId }: { projectId: string }) {
  const { data, error, isPending, refetch } = useQuery(datasetsQuery(projectId));
  const { data: activity } = useQuery(activityQuery(projectId));
  const now = useNow(minuteMs);
  const [isNaming, setNaming] = useState(false);
  const of = (datasetId: string) => activity?.find((each) => each.datasetId === datasetId);
  const newDataset = (
    <Button variant="primary" onClick={() => setNaming(true)}>
      New dataset
    </Button>
  );

  return (
    <Page>
      <PageHead
        title="Data"
        lead="A dataset grows and is corrected; what a model learns from is a frozen version of it."
        actions={data?.length !== 0 && newDataset}
      />
      {data?.length === 0 ? (
        <EmptyState className="min-h-[60dvh]" title="There are no examples yet." action={newDataset}>
          An example is a conversation that ends in the answer you want. Name where they come from, then bring a CSV or JSONL file; a
          spreadsheet of questions and good answers is enough. From about 50 on, a first run tells you something.
        </EmptyState>
      ) : (
        <Table
          className="mt-6"
          caption="Datasets"
          rows={data ?? []}
          rowKey={({ id }) => id}
          rowHref={({ id }) => routes.dataset(projectId, id)}
          rowHeight="two"
          loading={isPending && 4}
          error={!data && error && <LoadError title="The datasets could not be loaded." error={error} onRetry={refetch} />}
          columns={[
            {
              id: "name",
              head: "Dataset",
              onPhone: "lead",
              cell: ({ id, name }) => (
                <>
                  <span className="block font-medium">{name}</span>
                  <span className="hint num mt-0.5 block">{toReviewWords(of(id))}</span>
                </>
              ),
            },
            {
              id: "examples",
              head: "Examples",
              align: "end",
              width: "110px",
              onPhone: "aside",
              cell: ({ exampleCount }) => formatNumber(exampleCount),
            },
            {
              id: "health",
              head: "Health",
              width: "250px",
              onPhone: "below",
              cell: ({ id, exampleCount }) => {
                const issues = of(id)?.issues;
                return issues ? <DatasetHealth issues={issues} exampleCount={exampleCount} /> : <Skeleton className="w-24" />;
              },
            },
            {
              id: "version",
              head: "Versions",
              width: "250px",
              onPhone: "below",
              cell: ({ id, latestVersion }) =>
                latestVersion ? (
                  <>
                    <span className="num block">{formatCount(of(id)?.versionCount ?? latestVersion.number, "version")}</span>
                    <span className="hint num mt-0.5 block">{changeWords(of(id), latestVersion.number)}</span>
                  </>
                ) : (
                  <span className="text-on-surface-3">not frozen yet</span>
                ),
            },
            {
              id: "changed",
              head: "Last change",
              align: "end",
              width: "130px",
              onPhone: "hide",
              cell: ({ id, createdAt }) => {
                const at = of(id)?.lastChangedAt ?? createdAt;
                return (
                  <span className="text-on-surface-2" title={formatDate(at)}>
                    {agoWords(at, now)}
                  </span>
                );
              },
            },
          ]}
        />
      )}
      <NewDataset projectId={projectId} open={isNaming} onOpenChange={setNaming} />
    </Page>
  );
}

function toReviewWords(activity: DatasetActivity | undefined): string {
  if (!activity || activity.lastChangedAt === null) return "";
  return activity.toReview === 0 ? "nothing to review" : `${formatNumber(activity.toReview)} to review`;
}
