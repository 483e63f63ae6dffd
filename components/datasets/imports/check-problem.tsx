"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { StateMark } from "@/components/ui/state-mark";
import { fixRowInput, type ImportMapping, type ImportPreview } from "@/lib/datasets/imports/schemas";
import { formatNumber } from "@/lib/format";
import type { PlannedFixes } from "./planned-fixes";
import { ProblemLine } from "./problem-line";
import { RowDialog } from "./row-dialog";
import { emptyDraft, mendedRow } from "./row-draft";
import { RowFields } from "./row-fields";
import { fixWords, suggestionWords } from "./row-fixes";

type Plan = PlannedFixes[string];

type CheckProblemProps = {
  row: ImportPreview["problems"][number];
  mapping: ImportMapping;
  /** Null: it will be left out. */
  plan: Plan | undefined;
  onPlan: (plan: Plan | undefined) => void;
};

export function CheckProblem({ row, mapping, plan, onPlan }: CheckProblemProps) {
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState(() => emptyDraft(row));
  const { fix, record, kind, rowNumber } = row;

  function close(next: Plan | undefined) {
    setOpen(false);
    onPlan(next);
  }

  if (plan !== undefined)
    return (
      <div className="flex min-h-11.5 flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
        <span className="num w-19 shrink-0 font-medium">Row {formatNumber(rowNumber)}</span>
        <StateMark state={plan ? "fixed" : "stopped"} className="flex-1 text-on-surface-2">
          {plan ? "Fixed: it goes in with the others" : "Left out"}
        </StateMark>
        <Button size="small" variant="plain" onClick={() => onPlan(undefined)}>
          Undo
        </Button>
      </div>
    );

  return (
    <>
      <ProblemLine {...row}>
        {fix && record ? (
          <Button size="small" onClick={() => onPlan({ record: { ...record, [fix.column]: fix.value }, keepDamaged: false })}>
            {suggestionWords(kind, fix)}
          </Button>
        ) : (
          <Button size="small" onClick={() => setOpen(true)}>
            {fixWords(kind)}
          </Button>
        )}
        <Button size="small" variant="plain" onClick={() => onPlan(null)}>
          Leave out
        </Button>
      </ProblemLine>
      {isOpen && (
        <RowDialog
          title={`Fix row ${formatNumber(rowNumber)}`}
          description="It goes in with the others, once you import them."
          action="Keep the fix"
          onSubmit={() => close(fixRowInput.parse(mendedRow(row, draft)))}
          onLeaveOut={() => close(null)}
          onClose={() => setOpen(false)}
        >
          <RowFields row={row} mapping={mapping} found={row} draft={draft} onChange={setDraft} />
        </RowDialog>
      )}
    </>
  );
}
