"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CountChips } from "@/components/ui/count-chips";
import { Dialog } from "@/components/ui/dialog";
import { problemLabels } from "@/lib/datasets/imports/problem-kinds";
import type { ImportPreview } from "@/lib/datasets/imports/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { downloadProblems } from "./download-problems";
import { ProblemLine } from "./problem-line";
import { RowCells } from "./row-cells";

const all = "all";

/** What is wrong with which rows, before anything goes in. */
export function CheckProblems({ preview }: { preview: ImportPreview }) {
  const { problems, kinds, columns, import: file } = preview;
  const [wanted, setWanted] = useState<string>(all);
  const [open, setOpen] = useState<number | null>(null);
  if (problems.length === 0) return null;
  const kind = kinds.some((one) => one.kind === wanted) ? wanted : all;
  const total = kinds.reduce((sum, { count }) => sum + count, 0);
  const count = kinds.find((one) => one.kind === kind)?.count ?? total;
  const rows = problems.filter((problem) => kind === all || problem.kind === kind);
  const opened = problems.find(({ rowNumber }) => rowNumber === open);

  return (
    <>
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <CountChips
          label="Kind of problem"
          value={kind}
          onValueChange={setWanted}
          options={[
            { value: all, label: "All", count: total },
            ...kinds.map((one) => ({ value: one.kind, label: problemLabels[one.kind], count: one.count })),
          ]}
        />
        <button
          type="button"
          className="link ml-auto min-h-6 text-xs touch:min-h-11"
          onClick={() =>
            downloadProblems(
              file.fileName,
              columns.map(({ name }) => name),
              rows,
            )
          }
        >
          Download{" "}
          {rows.length < count
            ? `the first ${formatCount(rows.length, "row")}`
            : rows.length === 1
              ? "this row"
              : `these ${formatNumber(rows.length)} rows`}
        </button>
      </div>
      <ul aria-label="Rows that wait for a fix" className="mt-2 divide-y">
        {rows.map((row) => (
          <li key={row.rowNumber}>
            <ProblemLine {...row}>
              <Button size="small" onClick={() => setOpen(row.rowNumber)}>
                Show the row
              </Button>
            </ProblemLine>
          </li>
        ))}
      </ul>
      {rows.length < count && (
        <p className="hint pt-2">
          The first {formatNumber(rows.length)} of {formatNumber(count)}; all of them are in the fix-it list after the import.
        </p>
      )}
      <Dialog
        open={opened !== undefined}
        onOpenChange={() => setOpen(null)}
        width="wide"
        title={`Row ${formatNumber(open ?? 0)}`}
        description={opened?.problem ?? ""}
      >
        {opened && <RowCells record={opened.record} raw={opened.raw} field={opened.field} />}
      </Dialog>
    </>
  );
}
