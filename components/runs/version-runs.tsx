"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/layout/load-error";
import { useNow } from "@/components/layout/use-now";
import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import { routes } from "@/lib/routes";
import { runsQuery } from "@/lib/runs/hooks";
import { runColumns } from "./list/run-columns";

const columns = ["number", "state", "made"];

/** What learned from a version. */
export function VersionRuns({ projectId, versionId }: { projectId: string; versionId: string }) {
  const { data, error, isPending, refetch } = useQuery(runsQuery(projectId, { datasetVersionId: versionId }));
  const now = useNow(10_000);
  return (
    <Panel title="Runs" hint="that learned from it" flush>
      <Table
        framed={false}
        caption="Runs that learned from this version"
        rows={data?.items ?? []}
        rowKey={({ id }) => id}
        rowHref={({ id }) => routes.run(projectId, id)}
        rowHeight="two"
        loading={isPending && 2}
        error={!data && error && <LoadError title="The runs could not be loaded." error={error} onRetry={refetch} />}
        empty={<p className="py-2 text-on-surface-2">No run has learned from it yet.</p>}
        columns={runColumns({ projectId, rows: data?.items ?? [], now, showsAll: false, hasSweeps: false }).filter(({ id }) =>
          columns.includes(id),
        )}
      />
    </Panel>
  );
}
