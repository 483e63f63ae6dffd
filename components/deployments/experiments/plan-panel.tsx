"use client";

import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { Stat } from "@/components/ui/stat";
import { formatChange, formatLevel } from "@/lib/deployments/experiments/metric";
import type { ExperimentPlan } from "@/lib/deployments/experiments/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { type ExperimentDraft, metricKeyOf } from "./experiment-draft";
import { longWords, neededWords, outlookWords } from "./plan-words";

type PlanPanelProps = {
  plan: ExperimentPlan | undefined;
  planError: Error | null;
  draft: ExperimentDraft;
  missing: string | undefined;
  isStarting: boolean;
  startError: Error | null;
  onStart: () => void;
};

/** Before anything starts: who comes, how long it takes, and the smallest difference that can show. */
export function PlanPanel({ plan, planError, draft, missing, isStarting, startError, onStart }: PlanPanelProps) {
  return (
    <section className="panel grid min-w-0 gap-5 p-5 max-md:p-4" aria-label="What to expect">
      <h2 className="section-title">What to expect</h2>
      {plan ? (
        <Expectation plan={plan} draft={draft} />
      ) : planError ? (
        <Notice tone="caution">{errorWords(planError)}</Notice>
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
      {startError && <Notice tone="negative">{errorWords(startError)}</Notice>}
      <Button variant="primary" size="launch" busy={isStarting} disabledReason={missing} onClick={onStart}>
        Start the A/B test
      </Button>
    </section>
  );
}

function Expectation({ plan, draft }: { plan: ExperimentPlan; draft: ExperimentDraft }) {
  const { seen, peoplePerDay, needed, outlook, level, isAssumed } = plan;
  const metric = metricKeyOf(draft);
  const days = Number(draft.days);
  if (seen.people === 0)
    return (
      <Notice tone="caution" title="Nobody who can be told apart has asked in the last two weeks.">
        {seen.requests > 0
          ? "Requests came, but they name nobody. Let your program send its user's id as “user”: whoever names nobody is on no side and is not counted."
          : "So it cannot be said how long this takes. You may start it all the same."}
      </Notice>
    );
  return (
    <>
      <div className="grid grid-cols-2 gap-4">
        <Stat
          label="People a day"
          value={formatNumber(peoplePerDay, peoplePerDay < 10 ? 1 : 0)}
          hint={`${formatCount(seen.people, "person", "people")} in ${formatCount(Math.ceil(seen.days), "day")}`}
        />
        <Stat
          label="Until it shows"
          value={needed ? longWords(needed.days) : "–"}
          hint={needed ? neededWords(plan) : "say what it is worth from"}
        />
      </div>
      <p className="text-on-surface-2">
        {level === null ? "" : `Now: ${formatLevel(metric, level)}. `}
        {isAssumed
          ? "Nobody has sent this yet, so it is reckoned with the worst case: everybody does, half this way and half that."
          : `${formatNumber(seen.measured)} of ${formatNumber(seen.people)} people were measured.`}
      </p>
      {needed && needed.days > days && (
        <Notice tone="caution" title={`It ends after ${formatCount(days, "day")}, before such a difference can show.`}>
          Let it run longer, ramp faster, or ask for a larger difference.
        </Notice>
      )}
      {seen.nameless > seen.requests / 10 && (
        <Notice tone="caution">
          {formatNumber((100 * seen.nameless) / seen.requests)}% of the requests name nobody and will not be counted. Send your user’s id as
          “user”.
        </Notice>
      )}
      <table className="w-full text-left">
        <caption className="hint pb-1 text-left">The smallest difference that shows in eight of ten tests</caption>
        <tbody>
          {outlook.map(({ days: after, effect }) => (
            <tr key={after} className="border-t">
              <th scope="row" className="py-1.5 font-normal text-on-surface-2">
                after {formatCount(after, "day")}
              </th>
              <td className="num py-1.5 text-right font-medium">{effect === null ? outlookWords : formatChange(metric, effect)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
