"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { CountChips } from "@/components/ui/count-chips";
import { LinkButton } from "@/components/ui/link-button";
import { Menu } from "@/components/ui/menu";
import { SectionHead } from "@/components/ui/section-head";
import { Skeleton } from "@/components/ui/skeleton";
import { rejectedKindsQuery, rejectedQuery } from "@/lib/datasets/imports/hooks";
import { problemLabels } from "@/lib/datasets/imports/problem-kinds";
import type { Import, RejectedRow } from "@/lib/datasets/imports/schemas";
import { formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { FixMany } from "./fix-many";
import { FixRow } from "./fix-row";
import { FixRowDialog } from "./fix-row-dialog";
import { usePlannedFixes } from "./use-planned-fixes";

type FixListProps = { projectId: string; datasetId: string; import: Import; className?: string };

const all = "all";

/** The rows of one import that wait, one kind of problem at a time; mended here, nothing has to be uploaded again. */
export function FixList({ projectId, datasetId, import: file, className }: FixListProps) {
  const [wanted, setWanted] = useState<string>(all);
  const [open, setOpen] = useState<RejectedRow | null>(null);
  usePlannedFixes(projectId, file);
  const kinds = useQuery(rejectedKindsQuery(projectId, file.id));
  const chosen = kinds.data?.find((one) => one.kind === wanted);
  const rows = useInfiniteQuery(rejectedQuery(projectId, file.id, chosen?.kind));
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  const total = kinds.data?.reduce((sum, { count }) => sum + count, 0) ?? file.rejectedCount;
  if (total === 0) return null;
  const count = chosen?.count ?? total;
  const download = (format: "csv" | "xlsx") => routes.api.importRejected(projectId, file.id, { format, kind: chosen?.kind });
  const error = kinds.error ?? rows.error;

  return (
    <section className={className} aria-label="Fix-it list">
      <SectionHead
        title="Rows that wait for a fix"
        actions={
          <span className="flex flex-wrap gap-2">
            <Menu
              align="end"
              trigger={
                <Button icon={<Download className="size-3.5" strokeWidth={1.75} aria-hidden="true" />}>{downloadWords(count)}</Button>
              }
              items={[
                { label: "As an Excel workbook", href: download("xlsx") },
                { label: "As CSV", href: download("csv") },
              ]}
            />
            <LinkButton href={routes.importFile(projectId, datasetId)}>Import the corrected file</LinkButton>
          </span>
        }
      />
      {kinds.data && (
        <div className="mt-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          {kinds.data.length > 1 && (
            <CountChips
              label="Kind of problem"
              value={chosen?.kind ?? all}
              onValueChange={setWanted}
              options={[
                { value: all, label: "All", count: total },
                ...kinds.data.map((one) => ({ value: one.kind, label: problemLabels[one.kind], count: one.count })),
              ]}
            />
          )}
          <FixMany projectId={projectId} import={file} kinds={chosen ? [chosen] : kinds.data} />
        </div>
      )}
      {error && items.length === 0 && (
        <LoadError
          title="The list could not be loaded."
          error={error}
          onRetry={() => {
            void kinds.refetch();
            void rows.refetch();
          }}
        />
      )}
      {rows.isPending && (
        <div role="status" aria-label="Loading the rows" className="mt-3 grid gap-2">
          {[0, 1, 2].map((line) => (
            <Skeleton key={line} className="h-9 w-full" />
          ))}
        </div>
      )}
      <ul aria-label="Rows that wait for a fix" className="mt-2 divide-y">
        {items.map((row) => (
          <FixRow key={row.id} projectId={projectId} importId={file.id} row={row} kinds={kinds.data ?? []} onOpen={() => setOpen(row)} />
        ))}
      </ul>
      {rows.hasNextPage && (
        <Button className="mt-3" busy={rows.isFetchingNextPage} onClick={() => rows.fetchNextPage()}>
          Show more of {formatNumber(count)}
        </Button>
      )}
      {open && (
        <FixRowDialog
          key={open.id}
          projectId={projectId}
          import={file}
          row={open}
          left={count}
          onClose={() => setOpen(null)}
          onNext={() => setOpen(items.find(({ rowNumber }) => rowNumber > open.rowNumber) ?? null)}
        />
      )}
    </section>
  );
}

function downloadWords(count: number): string {
  return count === 1 ? "Download this row" : `Download these ${formatNumber(count)} rows`;
}
