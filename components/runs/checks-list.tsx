"use client";

import { errorWords } from "@/components/layout/error-words";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { formatNumber } from "@/lib/format";
import type { Finding, RunEstimate } from "@/lib/runs/schemas";
import { FindingItem } from "./finding-item";

type ChecksListProps = {
  estimate: RunEstimate | undefined;
  error: unknown;
  isChecking: boolean;
  onShow: (finding: Finding) => void;
  onFix: (contextLength: number) => void;
};

/** What blocks, what is worth knowing and what is good, before anything costs. */
export function ChecksList({ estimate, error, isChecking, onShow, onFix }: ChecksListProps) {
  return (
    <section aria-label="Checked before it costs anything">
      <h2 className="section-title">Checked before it costs anything</h2>
      {estimate ? (
        <>
          {estimate.counting && !estimate.counting.failure && (
            <div className="mt-3" role="status">
              <p className="num text-on-surface-2">
                {formatNumber(estimate.counting.measuredCount)} of {formatNumber(estimate.counting.rowCount)} examples are checked.
              </p>
              <Progress
                className="mt-1.5"
                label="Examples checked"
                value={estimate.counting.measuredCount}
                max={estimate.counting.rowCount}
              />
            </div>
          )}
          {estimate.counting?.failure && (
            <Notice tone="negative" className="mt-3" title="The examples could not be checked.">
              {estimate.counting.failure}
            </Notice>
          )}
          <ul className="mt-1 divide-y" aria-live="polite" aria-busy={isChecking}>
            {estimate.findings.map((finding) => (
              <FindingItem key={finding.title} finding={finding} onShow={finding.rows.length > 0 ? onShow : undefined} onFix={onFix} />
            ))}
          </ul>
        </>
      ) : error ? (
        <Notice tone="negative" className="mt-3" title="It could not be checked.">
          {errorWords(error)}
        </Notice>
      ) : (
        <div role="status" aria-label="Checking" className="mt-3 grid gap-2.5">
          <Skeleton className="w-4/5" />
          <Skeleton className="w-3/5" />
          <Skeleton className="w-2/3" />
        </div>
      )}
    </section>
  );
}
