import { Fold } from "@/components/ui/fold";
import type { RowProblem } from "@/lib/datasets/imports/schemas";
import { formatNumber } from "@/lib/format";

type RowProblemsProps = { problems: readonly RowProblem[]; className?: string };

/** Which row, which field, what is wrong and what to do; the row itself is folded away. */
export function RowProblems({ problems, className }: RowProblemsProps) {
  return (
    <ul aria-label="Rows that wait for a fix" className={className}>
      {problems.map(({ rowNumber, field, problem, raw }) => (
        <li key={rowNumber} className="grid grid-cols-[84px_minmax(0,1fr)] gap-x-3 border-t py-2.5 max-sm:grid-cols-1">
          <span className="num font-medium">Row {formatNumber(rowNumber)}</span>
          <div className="min-w-0">
            <p>
              {problem} {field && <span className="font-mono text-on-surface-3 text-xs">{field}</span>}
            </p>
            <Fold label={<span className="hint font-normal">Show the row</span>}>
              <pre className="overflow-x-auto whitespace-pre-wrap rounded-md bg-sunken p-2.5 font-mono text-on-surface-2 text-xs">
                {raw || "(an empty row)"}
              </pre>
            </Fold>
          </div>
        </li>
      ))}
    </ul>
  );
}
