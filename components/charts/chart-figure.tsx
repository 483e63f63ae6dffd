"use client";

import { Table2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cn } from "@/lib/cn";

type ChartFigureProps = {
  /** What the picture says, in a sentence. */
  summary: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  caption?: ReactNode;
  children: ReactNode;
  className?: string;
};

/** Every picture has words and numbers beneath it. */
export function ChartFigure({ summary, head, rows, caption, children, className }: ChartFigureProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={cn("min-w-0", className)}>
      <figcaption className="hint flex min-h-6 items-center gap-3">
        <span className="min-w-0 flex-1">{caption}</span>
        <button
          type="button"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
          className="inline-flex min-h-6 items-center gap-1.5 rounded-sm px-1 hover:text-on-surface touch:min-h-11"
        >
          <Table2 className="size-3.5" strokeWidth={1.75} aria-hidden="true" />
          {asTable ? "Show as chart" : "Show as table"}
        </button>
      </figcaption>
      {asTable ? (
        <PlainTable summary={summary} head={head} rows={rows} />
      ) : (
        <div role="img" aria-label={summary}>
          {children}
        </div>
      )}
    </figure>
  );
}

type PlainTableProps = Pick<ChartFigureProps, "summary" | "head" | "rows">;

function PlainTable({ summary, head, rows }: PlainTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="mt-2 max-h-72 overflow-auto" tabIndex={0} aria-label="The chart's numbers">
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">{summary}</caption>
        <thead>
          <tr>
            {head.map((name, index) => (
              <th
                key={name}
                scope="col"
                className={cn("sticky top-0 bg-surface py-1.5 pr-3 font-medium text-on-surface-3 text-xs", index > 0 && "text-right")}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row} className="border-t">
              {cells.map((cell, index) => (
                <td key={head[index]} className={cn("py-1.5 pr-3", index > 0 && "num text-right")}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
