"use client";

import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { NumberField } from "@/components/ui/number-field";
import { formatCount } from "@/lib/format";
import { useGoOn } from "@/lib/survival/hooks";
import type { GoldenRecord } from "@/lib/survival/records/schemas";

/** Asks what has no answer yet, within another budget; shown where there is something to go on with. */
export function GoOn({ projectId, record }: { projectId: string; record: GoldenRecord }) {
  const { id, status, failedCount, caseCount, doneCount, inputPrice } = record;
  const [budget, setBudget] = useState("");
  const goOn = useGoOn(projectId, id);
  const left = caseCount - doneCount;
  if (left === 0 || status === "queued" || status === "recording" || (status === "done" && failedCount === 0)) return null;
  const amount = budget === "" ? null : Number(budget);
  const isBad = amount !== null && !(amount > 0);
  const unit = inputPrice === null ? "budgetTokens" : "budgetUsd";
  return (
    <div className="grid gap-3 border-t pt-4">
      <div className="flex flex-wrap items-end gap-3">
        <Field label="In all at most" optional className="w-48" error={isBad ? "A budget is above 0." : undefined}>
          <NumberField unit={unit === "budgetUsd" ? "USD" : "tokens"} value={budget} onChange={(event) => setBudget(event.target.value)} />
        </Field>
        <Button
          variant="primary"
          busy={goOn.isPending}
          disabledReason={isBad ? "The budget is not a number above 0." : undefined}
          onClick={() => goOn.mutate({ [unit]: amount })}
        >
          Ask the {formatCount(left, "case")} that {left === 1 ? "has" : "have"} no answer
        </Button>
      </div>
      {goOn.error && <Notice tone="negative">{errorWords(goOn.error)}</Notice>}
    </div>
  );
}
