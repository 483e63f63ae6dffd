"use client";

import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { VirtualTable } from "@/components/ui/virtual-table";
import type { Example } from "@/lib/datasets/examples/schemas";
import { formatDate, formatNumber } from "@/lib/format";

type ExamplesTableProps = {
  rows: readonly Example[];
  total: number;
  search: string;
  openId: string | null;
  loading: boolean;
  error: ReactNode;
  onOpen: (exampleId: string) => void;
  onNearEnd: () => void;
};

export function ExamplesTable({ rows, total, search, openId, loading, error, onOpen, onNearEnd }: ExamplesTableProps) {
  return (
    <VirtualTable
      className="min-h-0 flex-1 border-t"
      framed={false}
      height="100%"
      caption="Examples"
      rows={rows}
      totalRows={total}
      rowKey={({ id }) => id}
      rowHeight="two"
      loading={loading && 12}
      error={error}
      openKey={openId ?? undefined}
      onOpen={({ id }) => onOpen(id)}
      onNearEnd={onNearEnd}
      empty={
        <EmptyState title="No example contains this text.">
          Nothing has “{search}” in its first message or its answer. Search for fewer letters, or press Esc in the search box to see all.
        </EmptyState>
      }
      columns={[
        {
          id: "example",
          head: "Example",
          cell: ({ promptText, answerText }) => (
            <>
              <span className="clamp-1 break-all">{promptText}</span>
              <span className="clamp-1 break-all text-on-surface-2 text-xs">{answerText}</span>
            </>
          ),
        },
        {
          id: "source",
          head: "From",
          width: "26%",
          cell: ({ sourceFile, sourceRow }) => (
            <span className="block truncate text-on-surface-2 text-xs">
              {sourceFile ? `${sourceFile}, row ${sourceRow === null ? "?" : formatNumber(sourceRow)}` : "written here"}
            </span>
          ),
        },
        {
          id: "changed",
          head: "Changed",
          align: "end",
          width: "116px",
          cell: ({ revision, updatedAt }) =>
            revision > 1 ? <span className="text-xs">{formatDate(updatedAt)}</span> : <span className="hint">as imported</span>,
        },
      ]}
    />
  );
}
