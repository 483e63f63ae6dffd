import type { ReactNode } from "react";
import type { RowFix } from "@/lib/datasets/imports/schemas";
import { formatNumber } from "@/lib/format";
import { splitProblem } from "./split-problem";

type ProblemLineProps = { rowNumber: number; field: string; problem: string; fix?: RowFix | null; children?: ReactNode };

/** Which row, what is wrong and what to do, and the ways out of it. */
export function ProblemLine({ rowNumber, field, problem, fix, children }: ProblemLineProps) {
  const { what, rest } = splitProblem(problem);
  return (
    <div className="grid min-h-11.5 grid-cols-[76px_minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-1.5 max-sm:grid-cols-1">
      <span className="num font-medium">Row {formatNumber(rowNumber)}</span>
      <p className="min-w-0 break-words">
        {what} <span className="text-on-surface-3">{rest}</span>
        {field && !problem.includes(field) && <span className="ml-1.5 font-mono text-on-surface-2 text-xs">{field}</span>}
        {fix && (
          <span className="mt-0.5 block">
            <del className="diff-removed">{fix.from}</del> <ins className="diff-added">{fix.to}</ins>
          </span>
        )}
      </p>
      {children && <span className="flex flex-wrap gap-1.5">{children}</span>}
    </div>
  );
}
