"use client";

import { useRef } from "react";
import { cn } from "@/lib/cn";
import { Checkbox } from "./checkbox";
import { RowCheckbox } from "./row-checkbox";
import { FaceRow, SkeletonRows } from "./table-faces";
import { TableHead } from "./table-head";
import { makesCards } from "./table-phone";
import { TableRow } from "./table-row";
import type { TableProps } from "./table-types";
import { tellWhatIsCut } from "./tell-what-is-cut";
import { useRowKeys } from "./use-row-keys";
import { useRowSelection } from "./use-row-selection";

export type { Column, Selection, Sort } from "./table-types";

export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, loading = false, empty, error, openKey, onOpen, rowHref } = props;
  const { rowHeight = "one", sort, onSortChange, selection, framed = true, className } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const keys = rows.map(rowKey);
  const { toggle, toggleAll, all } = useRowSelection(keys, selection);
  useRowKeys(body, onOpen !== undefined || rowHref !== undefined, toggle);

  const cards = makesCards(columns);
  const span = columns.length + (selection ? 1 : 0);
  const waiting = loading !== false && rows.length === 0;

  return (
    <div className={cn("relative overflow-x-auto", framed && "panel", cards && "max-md:overflow-hidden", className)}>
      <table aria-busy={waiting || undefined} className={cn("w-full border-collapse", cards && "max-md:block")}>
        <caption className="sr-only">{caption}</caption>
        <TableHead
          columns={columns}
          sort={sort}
          onSortChange={onSortChange}
          cards={cards}
          selectAll={selection && <Checkbox aria-label="Select all rows" checked={all} onCheckedChange={toggleAll} />}
        />
        <tbody ref={body} onPointerOver={tellWhatIsCut} className={cn(cards && "max-md:block")}>
          {error ? (
            <FaceRow span={span}>{error}</FaceRow>
          ) : waiting ? (
            <SkeletonRows
              columns={columns}
              count={typeof loading === "number" ? loading : 8}
              rowHeight={rowHeight}
              leadingCell={selection !== undefined}
              cards={cards}
            />
          ) : rows.length === 0 ? (
            <FaceRow span={span}>{empty}</FaceRow>
          ) : (
            rows.map((row, index) => {
              const key = rowKey(row);
              return (
                <TableRow
                  key={key}
                  columns={columns}
                  row={row}
                  index={index}
                  open={key === openKey}
                  onOpen={onOpen}
                  href={rowHref?.(row)}
                  rowHeight={rowHeight}
                  cards={cards}
                  checkbox={selection && <RowCheckbox index={index} checked={selection.keys.has(key)} onToggle={toggle} />}
                />
              );
            })
          )}
        </tbody>
      </table>
    </div>
  );
}
