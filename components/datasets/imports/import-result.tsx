"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ShareBar } from "@/components/charts/share-bar";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { SectionHead } from "@/components/ui/section-head";
import { rejectedQuery } from "@/lib/datasets/imports/hooks";
import type { Import } from "@/lib/datasets/imports/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { RowProblems } from "./row-problems";

type ImportResultProps = { projectId: string; datasetId: string; import: Import; onOther: () => void };

export function ImportResult({ projectId, datasetId, import: done, onOther }: ImportResultProps) {
  const { acceptedCount, rejectedCount, repeatedCount, failure, status } = done;
  const goOn =
    acceptedCount > 0 ? (
      <LinkButton variant="primary" href={routes.dataset(projectId, datasetId)}>
        See the examples
      </LinkButton>
    ) : (
      <Button variant="primary" onClick={onOther}>
        Choose another file
      </Button>
    );

  return (
    <section className="mx-auto max-w-220">
      {status === "failed" ? (
        <Notice tone="negative" title="The import stopped." action={goOn}>
          {failure ?? "Hone could not read the file to its end."}
        </Notice>
      ) : (
        <>
          <div className="flex flex-wrap items-start gap-4">
            <div className="min-w-0 flex-1">
              <div role="status">
                <h2 className="font-semibold text-2xl">{verdict(done)}</h2>
              </div>
              <p className="mt-1 text-base text-on-surface-2">
                {repeatedCount > 0 &&
                  `${formatCount(repeatedCount, "row was", "rows were")} in the dataset already, word for word, and stayed out. `}
                {rejectedCount > 0
                  ? "Correct the rows below in the file and import it again: what is in already stays out."
                  : "Every row of the file was read."}
              </p>
            </div>
            {goOn}
          </div>
          <ShareBar
            className="mt-5"
            label="Rows"
            parts={[
              { label: "imported", value: acceptedCount, tone: "positive" },
              { label: "already there", value: repeatedCount, tone: "baseline" },
              { label: "wait for a fix", value: rejectedCount, tone: "caution" },
            ]}
          />
        </>
      )}
      {rejectedCount > 0 && <Rejected projectId={projectId} importId={done.id} count={rejectedCount} />}
    </section>
  );
}

function verdict({ acceptedCount, rejectedCount, repeatedCount }: Import): string {
  const wait = rejectedCount > 0 ? ` ${formatCount(rejectedCount, "row waits", "rows wait")} for a fix.` : "";
  if (acceptedCount === 0) return repeatedCount > 0 ? `Nothing new was in this file.${wait}` : `No row could be imported.${wait}`;
  return `${formatCount(acceptedCount, "example is", "examples are")} in.${wait}`;
}

function Rejected({ projectId, importId, count }: { projectId: string; importId: string; count: number }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(rejectedQuery(projectId, importId));
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];

  return (
    <div className="mt-8">
      <SectionHead
        title="Rows that wait for a fix"
        actions={
          <a className="link text-xs" href={routes.api.importRejected(projectId, importId, { format: "csv" })} download>
            Download these {formatCount(count, "row")}
          </a>
        }
      />
      {error && <LoadError title="The list could not be loaded." error={error} onRetry={refetch} />}
      <RowProblems className="mt-2" problems={rows} />
      {hasNextPage && (
        <Button className="mt-3" busy={isFetchingNextPage} onClick={() => fetchNextPage()}>
          Show more of {formatNumber(count)}
        </Button>
      )}
    </div>
  );
}
