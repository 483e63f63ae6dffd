"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Selection, Sort } from "@/components/ui/table";
import { useStored } from "@/components/ui/use-stored";
import { VirtualTable } from "@/components/ui/virtual-table";
import type { ExampleSort } from "@/lib/datasets/examples/example-filter";
import type { ExampleRow } from "@/lib/datasets/examples/schemas";
import { exampleColumns } from "./example-columns";
import { parseColumns } from "./stored-layout";
import { usualSort } from "./table-place";

type ExamplesTableProps = {
  rows: readonly ExampleRow[];
  totalRows: number;
  hasMore: boolean;
  /** Changes when the list is another one, which begins at its top. */
  listKey: string;
  sort: ExampleSort;
  onSort: (sort: ExampleSort) => void;
  selection: Selection;
  openId: string | null;
  loading: boolean;
  error: ReactNode;
  empty: ReactNode;
  onOpen: (exampleId: string) => void;
  onNearEnd: () => void;
};

export const columnsKey = "hone.example-columns";
/** The bulk bar floats over the end of the list. */
const bulkBarRoom = 80;

export function ExamplesTable(props: ExamplesTableProps) {
  const { rows, totalRows, hasMore, listKey, sort, onSort, selection, openId, loading, error, empty, onOpen, onNearEnd } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [layout, storeLayout] = useStored(columnsKey, parseColumns);

  useEffect(() => {
    const { current } = frame;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);

  function resize(id: string, to: number | null) {
    const { [id]: _, ...others } = layout.widths;
    storeLayout({ ...layout, widths: to === null ? others : { ...others, [id]: to } });
  }

  return (
    <div ref={frame} className="min-h-0 flex-1 border-t">
      <VirtualTable
        key={listKey}
        framed={false}
        height="100%"
        caption="Examples"
        columns={exampleColumns(layout.hidden, width)}
        rows={rows}
        totalRows={totalRows}
        hasMore={hasMore}
        rowKey={({ id }) => id}
        rowHeight="two"
        loading={loading && 14}
        error={error}
        empty={empty}
        openKey={openId ?? undefined}
        onOpen={({ id }) => onOpen(id)}
        onNearEnd={onNearEnd}
        selection={selection}
        sort={toTableSort(sort)}
        onSortChange={({ id, descending }) => onSort(toExampleSort(id, descending))}
        resize={{ widths: Object.fromEntries(Object.entries(layout.widths).map(([id, px]) => [id, `${px}px`])), onResize: resize }}
        walks={openId === null}
        roomBelow={selection.keys.size > 0 ? bulkBarRoom : 0}
      />
    </div>
  );
}

function toTableSort(sort: ExampleSort): Sort | undefined {
  return sort.endsWith("tokens") ? { id: "tokens", descending: sort.startsWith("-") } : undefined;
}

function toExampleSort(id: string, descending: boolean): ExampleSort {
  if (id !== "tokens") return usualSort;
  return descending ? "-tokens" : "tokens";
}
