"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { Table } from "@/components/ui/table";
import { datasetsQuery } from "@/lib/datasets/hooks";
import { formatDate, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { NewDataset } from "./new-dataset";

export function DatasetList({ projectId }: { projectId: string }) {
  const { data, error, isPending, refetch } = useQuery(datasetsQuery(projectId));
  const [isNaming, setNaming] = useState(false);
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
          loading={isPending && 4}
          error={!data && error && <LoadError title="The datasets could not be loaded." error={error} onRetry={refetch} />}
          columns={[
            { id: "name", head: "Dataset", onPhone: "lead", cell: ({ name }) => <span className="font-medium">{name}</span> },
            { id: "examples", head: "Examples", align: "end", onPhone: "aside", cell: ({ exampleCount }) => formatNumber(exampleCount) },
            {
              id: "version",
              head: "Frozen",
              width: "160px",
              cell: ({ latestVersion }) =>
                latestVersion ? `version ${latestVersion.number}` : <span className="text-on-surface-3">not frozen yet</span>,
            },
            { id: "since", head: "Since", align: "end", width: "140px", onPhone: "hide", cell: ({ createdAt }) => formatDate(createdAt) },
          ]}
        />
      )}
      <NewDataset projectId={projectId} open={isNaming} onOpenChange={setNaming} />
    </Page>
  );
}
