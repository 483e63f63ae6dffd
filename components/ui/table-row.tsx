"use client";

import Link from "next/link";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { cn } from "@/lib/cn";
import { phoneCell } from "./table-phone";
import type { Column } from "./table-types";

const controls = "a, button, input, label, [role=checkbox]";

type TableRowProps<Row> = Omit<ComponentProps<"tr">, "children"> & {
  columns: readonly Column<Row>[];
  row: Row;
  index: number;
  open: boolean;
  checkbox?: ReactNode;
  onOpen?: ((row: Row) => void) | undefined;
  href?: string | undefined;
  rowHeight: "one" | "two";
  cards: boolean;
};

export function TableRow<Row>(props: TableRowProps<Row>) {
  const { columns, row, index, open, checkbox, onOpen, href, rowHeight, cards, className, ...rest } = props;
  const opens = onOpen !== undefined || href !== undefined;

  function press(event: MouseEvent<HTMLTableRowElement>) {
    if (!(event.target instanceof Element) || event.target.closest(controls)) return;
    event.currentTarget.querySelector<HTMLElement>("[data-row-target]")?.click();
  }

  return (
    // The row's own link or button serves the keyboard; the click is for the pointer.
    <tr
      {...rest}
      onClick={opens ? press : undefined}
      data-open={open || undefined}
      className={cn(
        "group/row border-t first:border-t-0 has-[[data-row-target]:focus-visible]:outline-2 has-[[data-row-target]:focus-visible]:outline-accent has-[[data-row-target]:focus-visible]:-outline-offset-2",
        rowHeight === "two" ? "h-13.5" : "h-10.5",
        opens && "cursor-pointer hover:bg-canvas",
        open && "bg-accent-soft hover:bg-accent-soft [&>td:first-child]:shadow-[inset_2px_0_0_var(--accent)]",
        cards && "max-md:grid max-md:h-auto max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:px-4 max-md:py-3",
        className,
      )}
    >
      {checkbox && <td className="w-9 pl-4 max-md:hidden">{checkbox}</td>}
      {columns.map((column, position) => (
        <td
          key={column.id}
          className={cn(
            "px-2 py-1.5 first:pl-5 last:pr-5",
            checkbox && position === 0 && "max-md:pl-4",
            column.align === "end" && "num text-right",
            phoneCell(column.onPhone, cards),
          )}
        >
          {position === 0 ? (
            <RowTarget href={href} open={open} onOpen={onOpen && (() => onOpen(row))}>
              {column.cell(row, index)}
            </RowTarget>
          ) : (
            column.cell(row, index)
          )}
        </td>
      ))}
    </tr>
  );
}

type RowTargetProps = {
  href: string | undefined;
  open: boolean;
  onOpen: (() => void) | undefined;
  children: ReactNode;
};

function RowTarget({ href, open, onOpen, children }: RowTargetProps) {
  const className = "block w-full text-left focus-visible:outline-none";
  if (href !== undefined)
    return (
      <Link href={href} data-row-target className={className}>
        {children}
      </Link>
    );
  if (onOpen)
    return (
      <button type="button" data-row-target aria-expanded={open} onClick={onOpen} className={className}>
        {children}
      </button>
    );
  return children;
}
