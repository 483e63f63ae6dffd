"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/layout/load-error";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { formatDate, formatMoney } from "@/lib/format";
import { spendingQuery } from "@/lib/runs/spending/hooks";

/** How much of the month's budget is spent, and what counts as spent. */
export function BudgetPanel({ projectId }: { projectId: string }) {
  const { data, error, refetch } = useQuery(spendingQuery(projectId));
  if (!data)
    return error ? (
      <LoadError title="What was spent could not be loaded." error={error} onRetry={refetch} />
    ) : (
      <Skeleton className="h-10 w-full" />
    );
  const { budgetUsd, spentUsd, leftUsd, renewsAt } = data;
  return (
    <div className="grid gap-2">
      <p className="num text-base">
        {formatMoney(spentUsd)} {budgetUsd === null ? "spent this month." : `of ${formatMoney(budgetUsd)} spent this month.`}
        {leftUsd !== null && ` ${formatMoney(leftUsd)} ${leftUsd > 0 ? "are" : "is"} left until ${formatDate(renewsAt)}.`}
      </p>
      {budgetUsd !== null && budgetUsd > 0 && (
        <Progress label="Budget of this month" value={Math.min(spentUsd, budgetUsd)} max={budgetUsd} className="max-w-80" />
      )}
      <p className="hint max-w-[72ch]">
        Counted are finished runs at their cost, runs under way at the most they are likely to cost, and evaluations where the price of
        answers is known. A month is a calendar month in UTC.
      </p>
    </div>
  );
}
