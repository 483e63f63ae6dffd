"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Table } from "@/components/ui/table";
import { datasetQuery } from "@/lib/datasets/hooks";
import { versionsQuery } from "@/lib/datasets/versions/hooks";
import { formatDate, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { changeWords } from "./change-words";
import { FreezeVersion } from "./freeze-version";
import { LeakBadge } from "./leak-badge";

export function VersionList({ projectId, datasetId }: { projectId: string; datasetId: string }) {
  const dataset = useQuery(datasetQuery(projectId, datasetId));
  const { data: versions, error, isPending, refetch } = useQuery(versionsQuery(projectId, datasetId));
  const newest = versions?.[0];
  const freeze = dataset.data && dataset.data.exampleCount > 0 && (
    <FreezeVersion projectId={projectId} datasetId={datasetId} variant={newest ? "quiet" : "primary"} />
  );

  return (
    <Page>
      <PageHead
        back={{ href: routes.dataset(projectId, datasetId), label: dataset.data?.name ?? "Examples" }}
        title="Versions"
        lead="What a version holds never changes: the exact text of every example and the split it is in."
        actions={
          newest && (
            <>
              {freeze}
              <LinkButton href={routes.newRun(projectId, { version: newest.id })} variant="primary">
                Train on version {newest.number}
              </LinkButton>
            </>
          )
        }
      />
      {versions?.length === 0 ? (
        <EmptyState className="min-h-[60dvh]" title="Nothing is frozen yet." action={freeze}>
          Freezing puts every example into one of three splits: train, validation, test. A run trains on a frozen version, so that two
          models can be compared on cases neither of them has seen.
        </EmptyState>
      ) : (
        <Table
          className="mt-6"
          caption="Versions"
          rows={versions ?? []}
          rowKey={({ id }) => id}
          rowHref={({ id }) => routes.datasetVersion(projectId, datasetId, id)}
          rowHeight="two"
          loading={isPending && 3}
          error={!versions && error && <LoadError title="The versions could not be loaded." error={error} onRetry={refetch} />}
          columns={[
            {
              id: "version",
              head: "Version",
              onPhone: "lead",
              cell: ({ number, notes, onlyApproved }) => (
                <>
                  <span className="font-medium">Version {number}</span>
                  <span className="hint cut">{notes || (onlyApproved ? "approved examples only" : "unreviewed examples too")}</span>
                </>
              ),
            },
            {
              id: "changes",
              head: "Since the one before",
              width: "220px",
              onPhone: "hide",
              cell: ({ changes }) => <span className="num">{changeWords(changes)}</span>,
            },
            {
              id: "train",
              width: "92px",
              head: "Train",
              align: "end",
              onPhone: "hide",
              cell: ({ trainCount }) => formatNumber(trainCount),
            },
            {
              id: "validation",
              width: "92px",
              head: "Validation",
              align: "end",
              onPhone: "hide",
              cell: ({ validationCount }) => formatNumber(validationCount),
            },
            { id: "test", width: "80px", head: "Test", align: "end", onPhone: "hide", cell: ({ testCount }) => formatNumber(testCount) },
            {
              id: "leak",
              head: "Test and training",
              width: "250px",
              onPhone: "below",
              cell: ({ leaks }) => <LeakBadge leak={leaks?.test ?? null} className="text-xs" />,
            },
            {
              id: "frozen",
              head: "Frozen",
              align: "end",
              width: "130px",
              onPhone: "aside",
              cell: ({ createdAt, createdBy }) => (
                <>
                  {formatDate(createdAt)}
                  {createdBy && <span className="hint cut">{createdBy}</span>}
                </>
              ),
            },
          ]}
        />
      )}
    </Page>
  );
}
