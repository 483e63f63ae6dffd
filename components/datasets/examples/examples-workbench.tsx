"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { Workbench } from "@/components/layout/workbench";
import { KeysHelp } from "@/components/ui/keys-help";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { datasetQuery } from "@/lib/datasets/hooks";
import { formatNumber } from "@/lib/format";
import { matchWords } from "./count-words";
import { ExampleEditor } from "./example-editor";
import { ExampleList } from "./example-list";
import { Facets } from "./facets";
import { NoExamples } from "./no-examples";
import { tableKeys } from "./table-keys";
import { useExampleList } from "./use-example-list";
import { useTablePlace } from "./use-table-place";
import { WorkbenchHead } from "./workbench-head";

type ExamplesWorkbenchProps = {
  projectId: string;
  datasetId: string;
  /** What the person's examples came to; it knows runs and scores, which come after datasets in the story. */
  contributions?: ReactNode;
};

/** Facets, list, editor; filters, order and open row live in the address. */
export function ExamplesWorkbench({ projectId, datasetId, contributions }: ExamplesWorkbenchProps) {
  const place = useTablePlace();
  const { filter, sort, open, setOpen } = place;
  const { data: dataset, error, refetch } = useQuery(datasetQuery(projectId, datasetId));
  const list = useExampleList({ projectId, datasetId, filter, sort });
  const [showsKeys, setShowsKeys] = useState(false);
  const at = list.rows.findIndex(({ id }) => id === open);

  if (!dataset)
    return (
      <Page>
        {error ? (
          <LoadError title="This dataset could not be loaded." error={error} onRetry={refetch} />
        ) : (
          <PageSkeleton label="Loading the examples" />
        )}
      </Page>
    );

  const isEmpty = dataset.exampleCount === 0 && place.viewQuery === "";
  return (
    <Workbench
      head={<WorkbenchHead projectId={projectId} dataset={dataset} filter={filter} onCreated={setOpen} />}
      note={contributions}
      facets={!isEmpty && <Facets projectId={projectId} datasetId={datasetId} filter={filter} onFilter={place.setFilter} />}
      side={
        open && (
          <ExampleEditor
            key={open}
            projectId={projectId}
            exampleId={open}
            place={at < 0 ? null : `${formatNumber(at + 1)} of ${matchWords(list.total, list.isTotalExact)}`}
            previousId={list.rows[at - 1]?.id}
            nextId={at < 0 ? undefined : list.rows[at + 1]?.id}
            onOpen={setOpen}
          />
        )
      }
    >
      {isEmpty ? (
        <NoExamples projectId={projectId} datasetId={datasetId} />
      ) : (
        <ExampleList projectId={projectId} dataset={dataset} place={place} list={list} onKeys={() => setShowsKeys(true)} />
      )}
      <KeysHelp groups={tableKeys} open={showsKeys} onOpenChange={setShowsKeys} />
    </Workbench>
  );
}
