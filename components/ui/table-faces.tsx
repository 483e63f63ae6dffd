import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { Skeleton } from "./skeleton";
import { phoneCell } from "./table-phone";
import type { Column } from "./table-types";

const widths = ["w-3/4", "w-1/2", "w-2/3", "w-4/5", "w-3/5"];

type SkeletonRowsProps<Row> = {
  columns: readonly Column<Row>[];
  count: number;
  rowHeight: "one" | "two";
  leadingCell: boolean;
  cards: boolean;
};

/** The layout it stands for: heads are real, rows fade out towards the bottom. */
export function SkeletonRows<Row>({ columns, count, rowHeight, leadingCell, cards }: SkeletonRowsProps<Row>) {
  return Array.from({ length: count }, (_, index) => (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without a tabindex cannot take the focus
    <tr
      key={index}
      aria-hidden="true"
      style={{ opacity: 1 - (0.85 * index) / count }}
      className={cn(
        "border-t first:border-t-0",
        rowHeight === "two" ? "h-13.5" : "h-10.5",
        cards && "max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:items-center max-md:px-4",
      )}
    >
      {leadingCell && (
        <td className="pl-4 max-md:hidden">
          <Skeleton className="size-4" />
        </td>
      )}
      {columns.map((column, position) => (
        <td key={column.id} className={cn("px-2 first:pl-5 last:pr-5", phoneCell(column.onPhone, cards))}>
          <Skeleton
            className={cn(
              column.skeleton ?? (column.align === "end" ? "w-12" : widths[(index * 2 + position * 3) % widths.length]),
              column.align === "end" && "ml-auto",
            )}
          />
        </td>
      ))}
    </tr>
  ));
}

export function FaceRow({ span, children }: { span: number; children: ReactNode }) {
  return (
    <tr className="max-md:block">
      <td colSpan={span} className="px-5 max-md:block max-md:px-4">
        {children}
      </td>
    </tr>
  );
}
