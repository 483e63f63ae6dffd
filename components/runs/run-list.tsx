"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { useNow } from "@/components/layout/use-now";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Table } from "@/components/ui/table";
import { routes } from "@/lib/routes";
import { runsQuery } from "@/lib/runs/hooks";
import { NoRuns } from "./no-runs";
import { runColumns } from "./run-columns";

export function RunList({ projectId }: { projectId: string }) {
  const [before, setBefore] = useQueryState("before", parseAsString.withOptions({ history: "push" }));
  const { data, error, isPending, refetch } = useQuery(runsQuery(projectId, before ? { cursor: before } : {}));
  const now = useNow(10_000);
  const isEmpty = data?.items.length === 0 && !before;
  const next = data?.nextCursor;

  return (
    <Page>
      <PageHead
        title="Runs"
        actions={
          !isEmpty && (
            <LinkButton href={routes.newRun(projectId)} variant="primary" icon={<Plus className="size-3.5" strokeWidth={1.75} />}>
              New run
            </LinkButton>
          )
        }
      />
      {isEmpty ? (
        <NoRuns projectId={projectId} />
      ) : (
        <Table
          className="mt-6"
          caption="Runs, newest first"
          rows={data?.items ?? []}
          rowKey={({ id }) => id}
          rowHref={({ id }) => routes.run(projectId, id)}
          rowHeight="two"
          loading={isPending}
          error={
            !data &&
            error && (
              <LoadError title="The list of runs could not be loaded." error={error} onRetry={refetch}>
                Nothing is lost: what trains goes on without this page.
              </LoadError>
            )
          }
          empty={<p className="py-6 text-center text-on-surface-2">There are no older runs.</p>}
          columns={runColumns(now).filter(({ id }) => id !== "cost" || data?.items.some(({ costUsd }) => costUsd !== null))}
        />
      )}
      {(before || next) && (
        <nav aria-label="Pages of the list" className="mt-4 flex justify-center gap-2">
          {before && <Button onClick={() => setBefore(null)}>Newest runs</Button>}
          {next && <Button onClick={() => setBefore(next)}>Older runs</Button>}
        </nav>
      )}
    </Page>
  );
}
