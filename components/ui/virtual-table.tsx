"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { cn } from "@/lib/cn";
import { Checkbox } from "./checkbox";
import { Table } from "./table";
import { TableHead } from "./table-head";
import { TableRow } from "./table-row";
import type { Column, TableProps } from "./table-types";
import { useRowKeys } from "./use-row-keys";
import { useRowSelection } from "./use-row-selection";

type VirtualTableProps<Row> = TableProps<Row> & {
  /** A CSS height; "100%" inside a workbench column. */
  height: string;
  /** How many rows there are on the server, where that is more than were loaded. */
  totalRows?: number;
  onNearEnd?: () => void;
};

const heights = { one: 42, two: 54 };

/** Rows of one height can be counted without drawing them, so they stay rows on a phone; columns may still be left out. */
function withoutCard<Row>({ onPhone, ...column }: Column<Row>): Column<Row> {
  return onPhone === "hide" ? { ...column, onPhone } : column;
}

/** A Table that draws only the rows in sight: for thousands. Its faces are those of Table. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { height, totalRows, onNearEnd, ...table } = props;
  if (table.rows.length === 0 || table.error) return <Table {...table} columns={table.columns.map(withoutCard)} />;
  return <VirtualRows {...props} />;
}

function VirtualRows<Row>(props: VirtualTableProps<Row>) {
  const { caption, columns, rows, rowKey, openKey, onOpen, rowHref, rowHeight = "one", height } = props;
  const { sort, onSortChange, selection, framed = true, totalRows = rows.length, onNearEnd, className } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const keys = rows.map(rowKey);
  const { toggle, toggleAll, all } = useRowSelection(keys, selection);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => heights[rowHeight],
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  useRowKeys(body, onOpen !== undefined || rowHref !== undefined, (at, range) => toggle((first?.index ?? 0) + at, range));

  const nearEnd = last !== undefined && last.index >= rows.length - 20;
  useEffect(() => {
    if (nearEnd) onNearEnd?.();
  }, [nearEnd, onNearEnd]);

  const span = columns.length + (selection ? 1 : 0);
  return (
    <div ref={scroller} style={{ height }} className={cn("relative overflow-auto", framed && "panel", className)}>
      <table aria-rowcount={totalRows + 1} className="w-full table-fixed border-collapse">
        <caption className="sr-only">{caption}</caption>
        <TableHead
          columns={columns}
          sort={sort}
          onSortChange={onSortChange}
          cards={false}
          selectAll={selection && <Checkbox aria-label="Select all rows" checked={all} onCheckedChange={toggleAll} />}
        />
        <tbody ref={body}>
          <Spacer span={span} height={first?.start ?? 0} />
          {items.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const key = rowKey(row);
            return (
              <TableRow
                key={key}
                aria-rowindex={index + 2}
                columns={columns}
                row={row}
                index={index}
                open={key === openKey}
                selected={selection?.keys.has(key) ?? false}
                onOpen={onOpen}
                href={rowHref?.(row)}
                rowHeight={rowHeight}
                cards={false}
                checkbox={
                  selection && (
                    <Checkbox
                      aria-label={`Select row ${index + 1}`}
                      checked={selection.keys.has(key)}
                      onCheckedChange={() => toggle(index, false)}
                    />
                  )
                }
              />
            );
          })}
          <Spacer span={span} height={virtual.getTotalSize() - (last?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  );
}

function Spacer({ span, height }: { span: number; height: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without a tabindex cannot take the focus
    <tr aria-hidden="true">
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}
