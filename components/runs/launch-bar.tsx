"use client";

import { errorWords } from "@/components/layout/error-words";
import { Notice } from "@/components/ui/notice";
import { formatCount, formatNumber, formatTokens } from "@/lib/format";
import type { RunEstimate } from "@/lib/runs/schemas";
import { costRange, numberRange } from "./cost-range";
import { aboutDuration, durationRange } from "./duration-range";
import { LaunchButton } from "./spending/launch-button";

type LaunchBarProps = {
  projectId: string;
  estimate: RunEstimate | undefined;
  isChecking: boolean;
  isComplete: boolean;
  isStarting: boolean;
  startError: unknown;
  onStart: (approvedUsd?: number | null) => void;
};

/** What it costs and when it is ready, what is still open, and the one button. */
export function LaunchBar({ projectId, estimate, isChecking, isComplete, isStarting, startError, onStart }: LaunchBarProps) {
  const plan = estimate?.estimate ?? null;
  const cost = plan && costRange(plan.usd);
  const open = estimate?.findings.filter(({ state }) => state === "attention").length ?? 0;
  return (
    <div className="grid gap-3">
      {startError !== null && startError !== undefined && (
        <Notice tone="negative" title="The run was not started.">
          {errorWords(startError)}
        </Notice>
      )}
      {plan && (
        <details className="text-xs">
          <summary className="num text-on-surface-2 hover:text-on-surface">
            {numberRange(plan.tokens, formatTokens)} tokens
            {plan.steps !== null && `, ${numberRange(plan.steps, formatNumber)} steps`}: how the figures come about
          </summary>
          <p className="mt-1 text-on-surface-2">{plan.formula}</p>
        </details>
      )}
      <div className="grid gap-2.5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          {plan && (
            <p className="num font-medium first-letter:uppercase">
              {cost}
              {plan.seconds && `, ready in ${durationRange(plan.seconds)}`}
            </p>
          )}
          <p className="text-on-surface-2 text-xs">
            {open > 0 && plan
              ? `${formatCount(open, "finding is", "findings are")} open. You can start anyway.`
              : plan
                ? "Nothing speaks against it."
                : ""}
          </p>
        </div>
        <LaunchButton
          projectId={projectId}
          cost={plan ? plan.usd : undefined}
          what={plan ? ["run", plan.seconds && aboutDuration(plan.seconds), cost].filter(Boolean).join(", ") : "run"}
          busy={isStarting}
          disabledReason={blockedBy({ estimate, isChecking, isComplete })}
          onStart={onStart}
        />
      </div>
    </div>
  );
}

function blockedBy({
  estimate,
  isChecking,
  isComplete,
}: Pick<LaunchBarProps, "estimate" | "isChecking" | "isComplete">): string | undefined {
  if (!isComplete) return "A field is not filled in as it should be. It says what to change.";
  if (!estimate || isChecking) return "The examples are being checked.";
  if (estimate.counting) return estimate.counting.failure ?? "The examples are being counted.";
  return estimate.problems[0];
}
