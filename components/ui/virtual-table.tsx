"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { cn } from "@/lib/cn";
import { Checkbox } from "./checkbox";
import { RowCheckbox } from "./row-checkbox";
import { FaceRow, SkeletonRows } from "./table-faces";
import { TableHead } from "./table-head";
import { phoneCell } from "./table-phone";
import { TableRow } from "./table-row";
import type { Column, ColumnWidths, TableProps } from "./table-types";
import { useRowSelection } from "./use-row-selection";
import { useVirtualRowKeys } from "./use-virtual-row-keys";

type VirtualTableProps<Row> = TableProps<Row> & {
  /** A CSS height; "100%" inside a workbench column. */
  height: string;
  /** How many rows there are on the server, where that is more than were loaded; -1 when nobody knows. */
  totalRows?: number;
  /** More rows can be had: grey ones stand where they will be. */
  hasMore?: boolean;
  onNearEnd?: () => void;
  resize?: ColumnWidths;
  /** J and K walk through the rows; false while something else on the page does. */
  walks?: boolean;
  /** Room below the last row for what floats over the list. */
  roomBelow?: number;
};

const heights = { one: 42, two: 54 };
const headHeight = 36;
/** More rows are asked for this many before the end: a hard flick passes some 450 a second, and an answer may take a third of that. */
const nearEndRows = 200;
/** Enough to say that more is coming. A jump to the end still shows mostly rows. */
const comingRows = 6;

/** Rows of one height can be counted without drawing them, so they stay rows on a phone; columns may still be left out. */
function withoutCard<Row>({ onPhone, ...column }: Column<Row>): Column<Row> {
  return onPhone === "hide" ? { ...column, onPhone } : column;
}

/** A Table that draws only the rows in sight: for thousands. Its faces are those of Table, below the same head. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { caption, rows, rowKey, loading = false, empty, error, sort, onSortChange, selection, rowHeight = "one", height } = props;
  const { framed = true, totalRows = rows.length, resize, className } = props;
  const columns = props.columns.map(withoutCard);
  // State and not a ref: rows that are there at once are laid out before a ref around them is set, and would never hear of it.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const keys = rows.map(rowKey);
  const { toggle, toggleAll, all } = useRowSelection(keys, selection);
  const span = columns.length + (selection ? 1 : 0);
  const waiting = loading !== false && rows.length === 0;

  return (
    <div
      ref={setScroller}
      tabIndex={-1}
      style={{ height }}
      className={cn("relative overflow-auto focus-visible:-outline-offset-2", framed && "panel", className)}
    >
      <table
        aria-rowcount={totalRows < 0 ? -1 : totalRows + 1}
        aria-busy={waiting || undefined}
        className="w-full table-fixed border-collapse"
      >
        <caption className="sr-only">{caption}</caption>
        <TableHead
          columns={columns}
          sort={sort}
          onSortChange={onSortChange}
          cards={false}
          resize={resize}
          selectAll={selection && <Checkbox aria-label="Select all rows" checked={all} onCheckedChange={toggleAll} />}
        />
        {error || waiting || rows.length === 0 ? (
          <tbody>
            {error || !waiting ? (
              <FaceRow span={span}>{error || empty}</FaceRow>
            ) : (
              <SkeletonRows
                columns={columns}
                count={typeof loading === "number" ? loading : 8}
                rowHeight={rowHeight}
                leadingCell={selection !== undefined}
                cards={false}
              />
            )}
          </tbody>
        ) : (
          <VirtualRows {...props} columns={columns} keys={keys} scroller={scroller} onToggle={toggle} />
        )}
      </table>
    </div>
  );
}

type VirtualRowsProps<Row> = VirtualTableProps<Row> & {
  keys: readonly string[];
  scroller: HTMLDivElement | null;
  onToggle: (index: number, range: boolean) => void;
};

function VirtualRows<Row>(props: VirtualRowsProps<Row>) {
  const { columns, rows, keys, scroller, openKey, onOpen, rowHref, rowHeight = "one", selection } = props;
  const { hasMore = false, onNearEnd, walks = true, roomBelow = 0, onToggle } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const openAt = openKey === undefined ? -1 : keys.indexOf(openKey);

  const virtual = useVirtualizer({
    count: rows.length + (hasMore ? comingRows : 0),
    getScrollElement: () => scroller,
    estimateSize: () => heights[rowHeight],
    overscan: 16,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: roomBelow,
    paddingEnd: roomBelow,
  });
  const items = virtual.getVirtualItems();
  const top = (items[0]?.start ?? headHeight) - headHeight;
  const bottom = virtual.getTotalSize() - ((items.at(-1)?.end ?? headHeight) - headHeight);
  const scrollTo = (index: number) => virtual.scrollToIndex(index, { align: "auto" });
  const firstInView = () => Math.ceil((scroller?.scrollTop ?? 0) / heights[rowHeight]);
  useVirtualRowKeys({ body, count: rows.length, openAt, scrollTo, scroller, firstInView, onToggle, walks });

  const nearEnd = (items.at(-1)?.index ?? 0) >= rows.length - nearEndRows;
  useEffect(() => {
    if (nearEnd) onNearEnd?.();
  }, [nearEnd, onNearEnd]);

  const latestScrollTo = useRef(scrollTo);
  useEffect(() => {
    latestScrollTo.current = scrollTo;
  });
  useEffect(() => {
    if (openAt !== -1) latestScrollTo.current(openAt);
  }, [openAt]);

  return (
    <tbody ref={body}>
      <Spacer columns={columns} leadingCell={selection !== undefined} height={top} rowHeight={heights[rowHeight]} />
      {items.map(({ index }) => {
        const row = rows[index];
        const key = keys[index];
        if (row === undefined || key === undefined)
          return (
            <SkeletonRows
              key={index}
              columns={columns}
              count={1}
              rowHeight={rowHeight}
              leadingCell={selection !== undefined}
              cards={false}
            />
          );
        return (
          <TableRow
            key={key}
            aria-rowindex={index + 2}
            columns={columns}
            row={row}
            index={index}
            open={index === openAt}
            onOpen={onOpen}
            href={rowHref?.(row)}
            rowHeight={rowHeight}
            cards={false}
            checkbox={selection && <RowCheckbox index={index} checked={selection.keys.has(key)} onToggle={onToggle} />}
          />
        );
      })}
      <Spacer columns={columns} leadingCell={selection !== undefined} height={bottom} rowHeight={heights[rowHeight]} />
    </tbody>
  );
}

type SpacerProps<Row> = { columns: readonly Column<Row>[]; leadingCell: boolean; height: number; rowHeight: number };

/**
 * What a fast scroll shows before its rows are drawn is ruled like them, never blank. It has the rows' own cells:
 * one cell over all of them would count columns that a phone leaves out.
 */
function Spacer<Row>({ columns, leadingCell, height, rowHeight }: SpacerProps<Row>) {
  if (height <= 0) return null;
  const backgroundImage = `linear-gradient(to bottom, transparent ${rowHeight - 1}px, var(--line) ${rowHeight - 1}px)`;
  const style = { height, backgroundImage, backgroundSize: `100% ${rowHeight}px` };
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without a tabindex cannot take the focus
    <tr aria-hidden="true">
      {leadingCell && <td className="max-md:hidden" style={style} />}
      {columns.map(({ id, onPhone }) => (
        <td key={id} className={phoneCell(onPhone, false)} style={style} />
      ))}
    </tr>
  );
}
