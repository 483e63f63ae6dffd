"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import Link from "next/link";
import { parseAsString, useQueryStates } from "nuqs";
import { FreezeVersion } from "@/components/datasets/versions/freeze-version";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { Workbench } from "@/components/layout/workbench";
import { LinkButton } from "@/components/ui/link-button";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { SearchBox } from "@/components/ui/search-box";
import { examplesQuery } from "@/lib/datasets/examples/hooks";
import { datasetQuery } from "@/lib/datasets/hooks";
import { formatCount, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { ExampleEditor } from "./example-editor";
import { ExamplesTable } from "./examples-table";
import { NoExamples } from "./no-examples";

/** Examples on the left, the open one on the right; search and open row live in the address. */
export function ExamplesWorkbench({ projectId, datasetId }: { projectId: string; datasetId: string }) {
  const [{ q, open }, setPlace] = useQueryStates({ q: parseAsString.withDefault(""), open: parseAsString });
  const dataset = useQuery(datasetQuery(projectId, datasetId));
  const examples = useInfiniteQuery(examplesQuery(projectId, datasetId, { search: q }));
  const rows = examples.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = examples.data?.pages[0]?.total ?? 0;
  const at = rows.findIndex(({ id }) => id === open);

  if (!dataset.data)
    return (
      <Page>
        {dataset.isError ? (
          <LoadError title="This dataset could not be loaded." error={dataset.error} onRetry={dataset.refetch} />
        ) : (
          <PageSkeleton label="Loading the examples" />
        )}
      </Page>
    );

  const { name, exampleCount, latestVersion } = dataset.data;
  return (
    <Workbench
      head={
        <>
          <h1 className="font-semibold text-lg">{name}</h1>
          <span className="hint num">{formatCount(exampleCount, "example")}</span>
          {latestVersion && (
            <Link href={routes.datasetVersions(projectId, datasetId)} className="link text-xs">
              frozen as version {latestVersion.number}
            </Link>
          )}
          {exampleCount > 0 && (
            <div className="ml-auto flex flex-wrap gap-2">
              <LinkButton href={routes.importFile(projectId, datasetId)} icon={<Upload className="size-3.5" strokeWidth={1.75} />}>
                Import
              </LinkButton>
              <FreezeVersion
                projectId={projectId}
                datasetId={datasetId}
                exampleCount={exampleCount}
                nextNumber={(latestVersion?.number ?? 0) + 1}
              />
            </div>
          )}
        </>
      }
      side={
        open && (
          <ExampleEditor
            key={open}
            projectId={projectId}
            exampleId={open}
            place={at < 0 ? null : `${formatNumber(at + 1)} of ${formatNumber(total)}`}
            previousId={rows[at - 1]?.id}
            nextId={at < 0 ? undefined : rows[at + 1]?.id}
            onOpen={(id) => setPlace({ open: id })}
          />
        )
      }
    >
      {exampleCount === 0 ? (
        <NoExamples projectId={projectId} datasetId={datasetId} />
      ) : (
        <div className="flex h-full flex-col">
          <div className="flex h-12 shrink-0 items-center gap-3 px-5 max-md:px-4">
            <SearchBox
              label="Search text"
              value={q}
              onValueChange={(text) => setPlace({ q: text || null }, { limitUrlUpdates: { method: "throttle", timeMs: 250 } })}
              className="max-sm:flex-1"
            />
            <span className="hint num ml-auto" aria-live="polite">
              {q && examples.data ? `${formatNumber(total)} of ${formatNumber(exampleCount)}` : null}
            </span>
          </div>
          <ExamplesTable
            rows={rows}
            total={total}
            search={q}
            openId={open}
            loading={examples.isPending}
            error={
              !examples.data &&
              examples.error && <LoadError title="The examples could not be loaded." error={examples.error} onRetry={examples.refetch} />
            }
            onOpen={(id) => setPlace({ open: id === open ? null : id })}
            onNearEnd={() => {
              if (examples.hasNextPage && !examples.isFetchingNextPage) examples.fetchNextPage();
            }}
          />
        </div>
      )}
    </Workbench>
  );
}
