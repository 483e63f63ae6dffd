"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { ColumnResizer } from "./column-resizer";
import type { Column, ColumnWidths, Sort } from "./table-types";

type TableHeadProps<Row> = {
  columns: readonly Column<Row>[];
  sort?: Sort | undefined;
  onSortChange?: ((sort: Sort) => void) | undefined;
  selectAll?: ReactNode;
  cards: boolean;
  resize?: ColumnWidths | undefined;
};

export function TableHead<Row>({ columns, sort, onSortChange, selectAll, cards, resize }: TableHeadProps<Row>) {
  return (
    <thead className={cn("sticky top-0 z-10 bg-canvas", cards && "max-md:sr-only")}>
      <tr className="h-9">
        {selectAll && (
          <th scope="col" className="w-9 border-b pl-4 max-md:hidden">
            {selectAll}
          </th>
        )}
        {columns.map((column) => {
          const width = column.width && (resize?.widths[column.id] ?? column.width);
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={sort?.id === column.id ? (sort.descending ? "descending" : "ascending") : undefined}
              style={width ? { width } : undefined}
              className={cn(
                "relative whitespace-nowrap border-b px-2 text-left font-medium text-on-surface-3 text-xs first:pl-5 last:pr-5",
                selectAll && "max-md:pl-4",
                column.align === "end" && "text-right",
                !cards && column.onPhone === "hide" && "max-md:hidden",
              )}
            >
              {column.label && <span className="sr-only">{column.label}</span>}
              {column.sortable && onSortChange ? (
                <SortButton column={column} sort={sort} onSortChange={onSortChange} />
              ) : (
                <span aria-hidden={column.label ? true : undefined}>{column.head}</span>
              )}
              {resize && column.width && (
                <ColumnResizer label={column.label ?? String(column.head)} onResize={(to) => resize.onResize(column.id, to)} />
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

type SortButtonProps<Row> = { column: Column<Row>; sort: Sort | undefined; onSortChange: (sort: Sort) => void };

function SortButton<Row>({ column, sort, onSortChange }: SortButtonProps<Row>) {
  const active = sort?.id === column.id;
  const Arrow = active && sort.descending ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      onClick={() => onSortChange({ id: column.id, descending: active ? !sort.descending : true })}
      className={cn("group inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-on-surface", active && "text-on-surface")}
    >
      {column.head}
      <Arrow
        className={cn(
          "size-3",
          !active && "hidden group-hover:block group-hover:opacity-60 group-focus-visible:block group-focus-visible:opacity-60",
        )}
        strokeWidth={2}
        aria-hidden="true"
      />
    </button>
  );
}
