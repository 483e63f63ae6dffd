"use client";

import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { StateIcon } from "@/components/ui/state-icon";
import { formatCost, formatNumber, formatTokens } from "@/lib/format";
import type { RunEstimate } from "@/lib/runs/schemas";
import type { TrainerInfo } from "@/lib/trainers/schemas";
import { aboutDuration, durationRange } from "./duration-range";

type LaunchPanelProps = {
  trainer: TrainerInfo | undefined;
  estimate: RunEstimate | undefined;
  estimateError: unknown;
  isEstimating: boolean;
  isComplete: boolean;
  isStarting: boolean;
  startError: unknown;
  onStart: () => void;
};

/** What is checked before anything costs time, what the run will take, and the one button. */
export function LaunchPanel(props: LaunchPanelProps) {
  const { trainer, estimate, estimateError, isEstimating, isComplete, isStarting, startError, onStart } = props;
  const plan = estimate?.problems.length === 0 ? estimate.estimate : null;
  const cost = plan && (plan.usd === null ? "price not known" : formatCost(plan.usd));

  return (
    <section className="panel lg:sticky lg:top-18" aria-label="Before it starts">
      <div className="p-5 max-md:p-4">
        <h2 className="section-title">Checked before it costs anything</h2>
        {estimate ? (
          <ul className="mt-2 divide-y" aria-live="polite" aria-busy={isEstimating}>
            {estimate.problems.map((problem) => (
              <Finding key={problem} state="failed">
                {problem}
              </Finding>
            ))}
            {estimate.hints.map((hint) => (
              <Finding key={hint} state="attention">
                {hint}
              </Finding>
            ))}
            {estimate.passed.map((words) => (
              <Finding key={words} state="done">
                {words}
              </Finding>
            ))}
          </ul>
        ) : estimateError ? (
          <Notice tone="negative" className="mt-3" title="It could not be checked.">
            {errorWords(estimateError)}
          </Notice>
        ) : (
          <div role="status" aria-label="Checking" className="mt-3 grid gap-2.5">
            <Skeleton className="w-4/5" />
            <Skeleton className="w-3/5" />
          </div>
        )}
        {plan && (
          <div className="mt-4 border-t pt-4">
            {plan.seconds && (
              <>
                <p className="label">Ready in, likely</p>
                <p className="num mt-0.5 font-semibold text-2xl">{durationRange(plan.seconds)}</p>
              </>
            )}
            <p className="hint num mt-0.5">
              {formatTokens(plan.tokens)} tokens, {plan.steps !== null && `${formatNumber(plan.steps)} steps, `}
              {cost}
              {trainer && `, on ${trainer.name}`}
            </p>
            <p className="mt-2 text-on-surface-2 text-xs">{plan.formula}</p>
          </div>
        )}
      </div>
      <div className="grid gap-3 border-t p-5 max-md:p-4">
        {startError !== null && startError !== undefined && (
          <Notice tone="negative" title="The run was not started.">
            {errorWords(startError)}
          </Notice>
        )}
        <Button
          variant="primary"
          size="launch"
          className="w-full"
          busy={isStarting}
          disabledReason={blockedBy({ estimate, isEstimating, isComplete })}
          onClick={onStart}
        >
          {plan ? ["Start run", plan.seconds && aboutDuration(plan.seconds), cost].filter(Boolean).join(", ") : "Start run"}
        </Button>
      </div>
    </section>
  );
}

function blockedBy({
  estimate,
  isEstimating,
  isComplete,
}: Pick<LaunchPanelProps, "estimate" | "isEstimating" | "isComplete">): string | undefined {
  if (!isComplete) return "A field is not filled in as it should be. It says what to change.";
  if (!estimate || isEstimating) return "The examples are being checked.";
  return estimate.problems[0];
}

function Finding({ state, children }: { state: "done" | "attention" | "failed"; children: string }) {
  return (
    <li className="flex items-start gap-3 py-2.5">
      <StateIcon state={state} className="mt-0.75" />
      <span className="min-w-0">
        {state === "failed" && <span className="sr-only">Must change: </span>}
        {state === "attention" && <span className="sr-only">Worth knowing: </span>}
        {children}
      </span>
    </li>
  );
}
