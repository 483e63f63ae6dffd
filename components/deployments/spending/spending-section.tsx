"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/layout/load-error";
import { Notice } from "@/components/ui/notice";
import { SectionHead } from "@/components/ui/section-head";
import { Skeleton } from "@/components/ui/skeleton";
import type { Deployment } from "@/lib/deployments/schemas";
import { spendingQuery } from "@/lib/deployments/spending/hooks";
import type { Spending, VariantSpending } from "@/lib/deployments/spending/schemas";
import { formatCost, formatCount, formatMoney } from "@/lib/format";
import { variantName } from "../variant-words";
import { ChangeSpending } from "./change-spending";

type SpendingSectionProps = { projectId: string; deployment: Deployment; mayLaunch: boolean };

/** What it cost this month, by variant, and whether somebody should look at it. */
export function SpendingSection({ projectId, deployment, mayLaunch }: SpendingSectionProps) {
  const { data, error, refetch } = useQuery(spendingQuery(projectId, deployment.id));
  return (
    <section>
      <SectionHead
        title="Cost this month"
        actions={mayLaunch && data && <ChangeSpending projectId={projectId} deployment={deployment} spending={data} />}
      />
      {data ? (
        <Figures spending={data} deployment={deployment} />
      ) : error ? (
        <LoadError title="What it cost could not be loaded." error={error} onRetry={refetch} />
      ) : (
        <Skeleton className="mt-3 h-16 w-full" />
      )}
    </section>
  );
}

function Figures({ spending, deployment: { variants } }: { spending: Spending; deployment: Deployment }) {
  const { spentUsd, expectedUsd, monthlyBudgetUsd, alarms } = spending;
  const unpriced = spending.variants.reduce((sum, variant) => sum + variant.unpriced, 0);
  const shown = spending.variants.filter(
    ({ answersUsd, unpriced, endpointUsdPerDay, answeredLastDay }) => answersUsd + unpriced + endpointUsdPerDay + answeredLastDay > 0,
  );
  const nameOf = ({ variantId, name }: VariantSpending) => {
    const variant = variants.find(({ id }) => id === variantId);
    return variant ? variantName(variant, variants) : name;
  };
  const pace = expectedUsd === null || expectedUsd === 0 ? "" : `, about ${formatMoney(expectedUsd)} by its end`;
  return (
    <>
      {alarms.map(({ sentence, advice }) => (
        <Notice key={sentence} tone="caution" className="mt-2" title={sentence}>
          {advice}
        </Notice>
      ))}
      <p className="mt-2">
        <span className="num font-medium">{spentWords(spentUsd, unpriced)}</span>
        <span className="text-on-surface-2">
          {pace}
          {monthlyBudgetUsd === null ? ", no budget" : `, budget ${formatMoney(monthlyBudgetUsd)}`}
        </span>
      </p>
      <ul className="mt-2 divide-y">
        {shown.map((variant) => (
          <li key={variant.variantId} className="py-1.5">
            <p className="flex justify-between gap-3">
              <span className="truncate">{nameOf(variant)}</span>
              <span className="num">{spentWords(variant.answersUsd + variant.endpointUsd, variant.unpriced)}</span>
            </p>
            <p className="hint">{variantWords(variant)}</p>
          </li>
        ))}
        {spending.shadowUsd > 0 && (
          <li className="flex justify-between gap-3 py-1.5">
            <span>Asked in the shadow</span>
            <span className="num">{formatCost(spending.shadowUsd)}</span>
          </li>
        )}
        {spending.checksUsd > 0 && (
          <li className="flex justify-between gap-3 py-1.5">
            <span>Checks before traffic</span>
            <span className="num">{formatCost(spending.checksUsd)}</span>
          </li>
        )}
        {spending.judgesUsd > 0 && (
          <li className="flex justify-between gap-3 py-1.5">
            <span>The judges of A/B tests</span>
            <span className="num">{formatCost(spending.judgesUsd)}</span>
          </li>
        )}
      </ul>
    </>
  );
}

/** Answers whose cost is not known are not free, and a sum without them is too low. */
function spentWords(usd: number, unpriced: number): string {
  if (unpriced === 0) return formatCost(usd);
  return usd === 0 ? "not known" : `over ${formatCost(usd)}`;
}

function variantWords({ answersUsd, unpriced, endpointUsdPerDay, answeredLastDay }: VariantSpending): string {
  const priced = answersUsd > 0 || unpriced === 0 ? `${formatCost(answersUsd)} for answers` : "";
  const missing = unpriced > 0 ? `${formatCount(unpriced, "answer")} without a known cost` : "";
  const answers = [priced, missing].filter(Boolean).join(", and ");
  const endpoint = endpointUsdPerDay > 0 ? `; its endpoint ${formatMoney(endpointUsdPerDay)} a day` : "";
  return `${answers}${endpoint}; ${formatCount(answeredLastDay, "answer")} in the last day`;
}
