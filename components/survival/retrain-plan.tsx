import { errorWords } from "@/components/layout/error-words";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { StateIcon } from "@/components/ui/state-icon";
import { formatCount } from "@/lib/format";
import type { ReplacementPlan } from "@/lib/survival/replacements/schemas";

/** What goes over as it is, what is said in other words there, and what cannot go. */
export function RetrainPlan({ plan, error }: { plan: ReplacementPlan | undefined; error: unknown }) {
  return (
    <div className="p-5 max-md:p-4">
      <h2 className="section-title">What changes there</h2>
      {error ? (
        <Notice tone="negative" className="mt-3">
          {errorWords(error)}
        </Notice>
      ) : !plan ? (
        <div role="status" aria-label="Loading what changes" className="mt-3 grid gap-2.5">
          <Skeleton className="w-4/5" />
          <Skeleton className="w-3/5" />
        </div>
      ) : (
        <ul className="mt-2 divide-y" aria-live="polite">
          <Line state={plan.isSameData ? "done" : "attention"}>
            Version {plan.datasetVersion.number} of {plan.datasetVersion.datasetName}
            {plan.isSameData ? ": what it learned from." : ": other rows than it learned from."}
          </Line>
          {plan.recipe.problems.map((problem) => (
            <Line key={problem} state="failed">
              {problem}
            </Line>
          ))}
          {plan.recipe.changes.map(({ field, sentence }) => (
            <Line key={field} state="attention">
              {sentence}
            </Line>
          ))}
          {plan.recipe.kept.length > 0 && <Line state="done">{formatCount(plan.recipe.kept.length, "setting")} go over unchanged.</Line>}
        </ul>
      )}
    </div>
  );
}

const spoken = { done: "Unchanged: ", attention: "Different: ", failed: "Must change: " };

function Line({ state, children }: { state: "done" | "attention" | "failed"; children: React.ReactNode }) {
  return (
    <li className="flex items-start gap-3 py-2.5">
      <StateIcon state={state} className="mt-0.75" />
      <span className="min-w-0">
        <span className="sr-only">{spoken[state]}</span>
        {children}
      </span>
    </li>
  );
}
