"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { LoadError } from "@/components/layout/load-error";
import { CountChips } from "@/components/ui/count-chips";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { datasetQuery } from "@/lib/datasets/hooks";
import { importsQuery } from "@/lib/datasets/imports/hooks";
import { formatCount, formatDate } from "@/lib/format";
import { routes } from "@/lib/routes";
import { FixList } from "./fix-list";
import { ImportFrame } from "./import-frame";

type WaitingRowsProps = { projectId: string; datasetId: string };

/** The fix-it list's own place: every import of the dataset with rows that wait, reachable long after it ran. */
export function WaitingRows({ projectId, datasetId }: WaitingRowsProps) {
  const [chosen, choose] = useQueryState("import", parseAsString);
  const dataset = useQuery(datasetQuery(projectId, datasetId));
  const { data, error, refetch } = useQuery(importsQuery(projectId, datasetId));
  const waiting = data?.filter(({ rejectedCount }) => rejectedCount > 0) ?? [];
  const total = waiting.reduce((sum, { rejectedCount }) => sum + rejectedCount, 0);
  const open = waiting.find(({ id }) => id === chosen) ?? waiting[0];

  return (
    <ImportFrame
      back={{ href: routes.dataset(projectId, datasetId), label: dataset.data?.name ?? "Examples" }}
      title="Fix-it list"
      meta={total > 0 ? `${formatCount(total, "row waits", "rows wait")}` : undefined}
    >
      <section className="mx-auto w-full max-w-260 px-6 py-6 max-md:px-4">
        {!data ? (
          error ? (
            <LoadError title="The fix-it list could not be loaded." error={error} onRetry={refetch} />
          ) : (
            <PageSkeleton label="Loading the fix-it list" />
          )
        ) : open ? (
          <>
            {waiting.length > 1 && (
              <CountChips
                className="mb-6"
                label="File"
                value={open.id}
                onValueChange={(id) => choose(id)}
                options={waiting.map(({ id, fileName, createdAt, rejectedCount }) => ({
                  value: id,
                  label: `${fileName}, ${formatDate(createdAt)}`,
                  count: rejectedCount,
                }))}
              />
            )}
            <p className="text-on-surface-2">
              From <strong className="font-medium text-on-surface">{open.fileName}</strong>, imported on {formatDate(open.createdAt)}. A row
              goes into the dataset the moment it is good.
            </p>
            <FixList key={open.id} className="mt-4" projectId={projectId} datasetId={datasetId} import={open} />
          </>
        ) : (
          <EmptyState
            title="No row waits for a fix."
            action={
              <LinkButton variant="primary" href={routes.dataset(projectId, datasetId)}>
                See the examples
              </LinkButton>
            }
          >
            When an import finds rows that cannot be learned from, they wait here with the reason, and go in once they are corrected.
          </EmptyState>
        )}
      </section>
    </ImportFrame>
  );
}
