"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { SectionHead } from "@/components/ui/section-head";
import { Table } from "@/components/ui/table";
import { formatCount } from "@/lib/format";
import { routes } from "@/lib/routes";
import { runSortSchema, usualSort } from "@/lib/runs/list/run-place";
import type { Run } from "@/lib/runs/schemas";
import { runColumns } from "./run-columns";
import { groupRuns } from "./run-groups";
import type { useRunPlace } from "./use-run-place";

type RunTablesProps = {
  projectId: string;
  rows: readonly Run[];
  place: ReturnType<typeof useRunPlace>;
  now: Date;
  loading: boolean;
  error: ReactNode;
};

/** One table, or one for each group with what differs inside it. */
export function RunTables({ projectId, rows, place, now, loading, error }: RunTablesProps) {
  const groups = groupRuns(rows, place.group);
  const shown = groups.length > 0 ? groups : [{ key: "", title: null, sweepId: null, rows: [] }];
  const descending = place.sort.startsWith("-");
  const sorted = descending ? place.sort.slice(1) : place.sort;
  const caption = place.sort === usualSort ? "Runs, newest first" : "Runs";

  return shown.map((group) => (
    <section key={group.key || "all"} className="mt-4" aria-label={group.title ?? "All runs"}>
      {group.title && (
        <SectionHead
          title={group.title}
          hint={`${formatCount(group.rows.length, "run")} on this page`}
          actions={
            group.sweepId && (
              <Link className="link text-xs" href={routes.sweep(projectId, group.sweepId)}>
                Open the sweep
              </Link>
            )
          }
        />
      )}
      <Table
        className={group.title ? "mt-2" : undefined}
        caption={group.title ? `${caption}: ${group.title}` : caption}
        rows={group.rows}
        rowKey={({ number }) => String(number)}
        rowHref={({ id, status }) => (status === "draft" ? routes.newRun(projectId, { draft: id }) : routes.run(projectId, id))}
        rowHeight="two"
        loading={loading}
        error={error}
        empty={<p className="py-6 text-center text-on-surface-2">{emptyWords(place)}</p>}
        selection={{ keys: place.chosen, onChange: place.setChosen }}
        sort={{ id: sorted, descending }}
        onSortChange={({ id, descending: down }) => {
          // Of a loss the lowest is what people look for first.
          const isUp = id === "loss" && sorted !== "loss" ? true : !down;
          const sort = runSortSchema.safeParse(isUp ? id : `-${id}`);
          if (sort.success) place.go({ ...place, sort: sort.data });
        }}
        columns={runColumns({ projectId, rows: group.rows, now, showsAll: place.showsAll, hasSweeps: place.group !== "sweep" })}
      />
    </section>
  ));
}

function emptyWords({ before, viewQuery }: ReturnType<typeof useRunPlace>): string {
  if (viewQuery !== "" && !before) return "No run is like this. Take a filter off to see more.";
  return before ? "There are no older runs." : "No run is launched yet.";
}
