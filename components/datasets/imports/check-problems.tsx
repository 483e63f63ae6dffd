"use client";

import { useState } from "react";
import { CountChips } from "@/components/ui/count-chips";
import { problemLabels } from "@/lib/datasets/imports/problem-kinds";
import type { ImportMapping, ImportPreview } from "@/lib/datasets/imports/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { CheckProblem } from "./check-problem";
import { downloadProblems } from "./download-problems";
import type { PlannedFixes } from "./planned-fixes";

type CheckProblemsProps = {
  preview: ImportPreview;
  mapping: ImportMapping;
  planned: PlannedFixes;
  onPlan: (planned: PlannedFixes) => void;
};

const all = "all";

/** What is wrong with which rows, before anything goes in. What is mended here happens when the import is through. */
export function CheckProblems({ preview, mapping, planned, onPlan }: CheckProblemsProps) {
  const { problems, kinds, columns, import: file } = preview;
  const [wanted, setWanted] = useState<string>(all);
  if (problems.length === 0) return null;
  const kind = kinds.some((one) => one.kind === wanted) ? wanted : all;
  const total = kinds.reduce((sum, { count }) => sum + count, 0);
  const count = kinds.find((one) => one.kind === kind)?.count ?? total;
  const rows = problems.filter((problem) => kind === all || problem.kind === kind);
  const names = columns.map(({ name }) => name);

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
          onClick={() => downloadProblems(file.fileName, names, rows)}
        >
          {downloadWords(rows.length, count)}
        </button>
      </div>
      <ul aria-label="Rows that wait for a fix" className="mt-2 divide-y">
        {rows.map((row) => (
          <li key={row.rowNumber}>
            <CheckProblem
              row={row}
              mapping={mapping}
              plan={planned[row.rowNumber]}
              onPlan={(plan) => {
                const { [String(row.rowNumber)]: _, ...others } = planned;
                onPlan(plan === undefined ? others : { ...others, [row.rowNumber]: plan });
              }}
            />
          </li>
        ))}
      </ul>
      {rows.length < count && (
        <p className="hint pt-2">
          The first {formatNumber(rows.length)} of {formatNumber(count)}; all of them are in the fix-it list after the import.
        </p>
      )}
    </>
  );
}

function downloadWords(shown: number, count: number): string {
  if (shown < count) return `Download the first ${formatCount(shown, "row")}`;
  return shown === 1 ? "Download this row" : `Download these ${formatNumber(shown)} rows`;
}
