"use client";

import { errorWords } from "@/components/layout/error-words";
import { costRange } from "@/components/runs/cost-range";
import { durationRange } from "@/components/runs/duration-range";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { StateIcon } from "@/components/ui/state-icon";
import type { RebasePlan } from "@/lib/evaluations/rebases/schemas";
import { formatCount } from "@/lib/format";

type RebasePlanPanelProps = {
  plan: RebasePlan | undefined;
  planError: unknown;
  hasTarget: boolean;
  isStarting: boolean;
  startError: unknown;
  onStart: () => void;
};

/** What becomes of the recipe there, what it costs, and the one button. */
export function RebasePlanPanel({ plan, planError, hasTarget, isStarting, startError, onStart }: RebasePlanPanelProps) {
  const estimate = plan?.problems.length === 0 ? plan.estimate : null;
  const cost = estimate && costRange(estimate.usd);
  const blocked = !hasTarget ? "No trainer has a base model that can be used." : plan ? plan.problems[0] : "The plan is being made.";

  return (
    <section className="panel lg:sticky lg:top-18" aria-label="Before it starts">
      <div className="p-5 max-md:p-4">
        <h2 className="section-title">What happens</h2>
        {plan ? (
          <ul className="mt-2 divide-y" aria-live="polite">
            <Line state="done">
              {`One run on version ${plan.datasetVersion.number} of ${plan.datasetVersion.datasetName}. Then ${formatCount(plan.datasetVersion.testCount, "test case")} put to three: the fine-tune of today, the newer base model with your prompt, and its own fine-tune.`}
            </Line>
            {plan.problems.map((problem) => (
              <Line key={problem} state="failed">
                {problem}
              </Line>
            ))}
            {plan.mapped.changes.map(({ field, kind, sentence }) => (
              <Line key={field} state={kind === "dropped" || kind === "clamped" ? "attention" : "done"}>
                {sentence}
              </Line>
            ))}
          </ul>
        ) : planError ? (
          <Notice tone="negative" className="mt-3" title="The plan could not be made.">
            {errorWords(planError)}
          </Notice>
        ) : (
          <div role="status" aria-label="Making the plan" className="mt-3 grid gap-2.5">
            <Skeleton className="w-4/5" />
            <Skeleton className="w-3/5" />
          </div>
        )}
        {estimate && (
          <p className="num mt-4 border-t pt-4 text-on-surface-2 first-letter:uppercase">
            {cost}
            {estimate.seconds && `, ready in ${durationRange(estimate.seconds)}`}
          </p>
        )}
      </div>
      <div className="grid gap-3 border-t p-5 max-md:p-4">
        {startError !== null && startError !== undefined && (
          <Notice tone="negative" title="It was not started.">
            {errorWords(startError)}
          </Notice>
        )}
        <Button variant="primary" size="launch" className="w-full" busy={isStarting} disabledReason={blocked} onClick={onStart}>
          {cost ? `Start the comparison, ${cost}` : "Start the comparison"}
        </Button>
      </div>
    </section>
  );
}

function Line({ state, children }: { state: "done" | "attention" | "failed"; children: string }) {
  return (
    <li className="flex items-start gap-3 py-2.5">
      <StateIcon state={state} className="mt-0.75" />
      <span className="min-w-0">{children}</span>
    </li>
  );
}
