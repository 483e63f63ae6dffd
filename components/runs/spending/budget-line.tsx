"use client";

import { useQuery } from "@tanstack/react-query";
import { formatDate, formatMoney } from "@/lib/format";
import { spendingQuery } from "@/lib/runs/spending/hooks";

type BudgetLineProps = {
  projectId: string;
  /** What is launched. */
  what?: "run" | "sweep";
  className?: string;
};

/** What a run may cost here unasked, and what is left of the month: where runs are launched and approved. */
export function BudgetLine({ projectId, what = "run", className }: BudgetLineProps) {
  const { data } = useQuery(spendingQuery(projectId));
  if (!data) return null;
  const { spendingLimitUsd, budgetUsd, leftUsd, renewsAt } = data;
  const limit =
    spendingLimitUsd === 0
      ? "Whatever costs anything waits for a lead."
      : `Above ${formatMoney(spendingLimitUsd)} a ${what} waits for a lead.`;
  return (
    <p className={`hint num ${className ?? ""}`}>
      {limit}
      {budgetUsd !== null &&
        leftUsd !== null &&
        ` ${formatMoney(leftUsd)} of this month’s ${formatMoney(budgetUsd)} ${leftUsd > 0 ? "are left" : "is left"}; the next month begins on ${formatDate(renewsAt)}.`}
    </p>
  );
}
