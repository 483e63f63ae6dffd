"use client";

import { useQuery } from "@tanstack/react-query";
import { errorWords } from "@/components/layout/error-words";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { rulePreviewQuery } from "@/lib/deployments/rules/hooks";
import type { PreviewRuleInput } from "@/lib/deployments/rules/schemas";
import { formatCount, formatNumber } from "@/lib/format";

type RulePreviewProps = { projectId: string; deploymentId: string; input: PreviewRuleInput | null };

/** What the rule would have caught, before it is saved. */
export function RulePreview({ projectId, deploymentId, input }: RulePreviewProps) {
  const { data, error } = useQuery(rulePreviewQuery(projectId, deploymentId, input));
  if (!input) return <p className="hint">What it would have caught stands here once the condition is whole.</p>;
  if (error) return <Notice tone="caution">{errorWords(error)}</Notice>;
  if (!data) return <Skeleton className="h-12 w-full" />;
  const { seen, caught, withoutText, examples } = data;
  return (
    <div className="rounded-lg border bg-surface-2 p-3" aria-live="polite">
      <p className="font-medium">
        {seen === 0
          ? "No request has come yet, so there is nothing to try it on."
          : `It would have caught ${formatNumber(caught)} of the last ${formatCount(seen, "request")}.`}
      </p>
      {withoutText > 0 && (
        <p className="hint">The text of {formatNumber(withoutText)} was not kept: they can neither be searched nor collected.</p>
      )}
      <ul className="mt-1 grid gap-1">
        {examples.map(({ requestId, question, answer }) => (
          <li key={requestId} className="min-w-0">
            <span className="block truncate">{question || "No question was kept"}</span>
            <span className="hint block truncate">{answer || "No answer"}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
