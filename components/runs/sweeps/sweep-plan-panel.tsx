"use client";

import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { NumberField } from "@/components/ui/number-field";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { StateIcon } from "@/components/ui/state-icon";
import { formatCount, formatMoney } from "@/lib/format";
import type { LaunchGate } from "@/lib/runs/spending/launch-gate";
import type { PlannedMember, SweepPlan } from "@/lib/runs/sweeps/schemas";
import { costRange } from "../cost-range";
import { durationRange } from "../duration-range";
import { BudgetLine } from "../spending/budget-line";
import { ceilingOf } from "./ceiling-of";

type SweepPlanPanelProps = {
  projectId: string;
  plan: SweepPlan | undefined;
  planError: unknown;
  isPlanning: boolean;
  isComplete: boolean;
  ceiling: string;
  onCeiling: (text: string) => void;
  isStarting: boolean;
  startError: unknown;
  /** What pressing the button does. */
  gate: LaunchGate;
  onStart: () => void;
};

/** Every run before any of them costs something, what all of them take, and the one button. */
export function SweepPlanPanel(props: SweepPlanPanelProps) {
  const { plan, planError, isPlanning, isComplete, ceiling, onCeiling, isStarting, startError, gate, onStart } = props;
  const count = plan?.members.length ?? 0;
  const isPriced = plan?.usd != null && plan.usd[1] > 0;

  return (
    <section className="panel lg:sticky lg:top-18" aria-label="The plan">
      <div className="p-5 max-md:p-4" aria-busy={isPlanning} aria-live="polite">
        {plan && count > 0 ? (
          <>
            <h2 className="num font-semibold text-2xl">{formatCount(count, "run")}</h2>
            <p className="num mt-0.5 text-on-surface-2 first-letter:uppercase">
              {costRange(plan.usd)}
              {plan.seconds && `, ready in ${durationRange(plan.seconds)}`}
            </p>
            {plan.counting && <Counting {...plan.counting} />}
            <ol className="mt-3 max-h-80 divide-y overflow-y-auto" aria-label="Runs of this plan">
              {plan.members.map((member) => (
                <Member key={member.position} member={member} />
              ))}
            </ol>
          </>
        ) : planError && isComplete ? (
          <Notice tone="negative" title="The plan could not be made.">
            {errorWords(planError)}
          </Notice>
        ) : plan && plan.problems.length > 0 ? (
          <Notice tone="caution">{plan.problems.join(" ")}</Notice>
        ) : isComplete ? (
          <div role="status" aria-label="Making the plan" className="grid gap-2.5">
            <Skeleton className="h-8 w-2/5" />
            <Skeleton className="w-4/5" />
            <Skeleton className="w-3/5" />
          </div>
        ) : (
          <p className="text-on-surface-2">
            Write two values or more: each run of the plan, its price and its time stand here before anything starts.
          </p>
        )}
      </div>
      <div className="grid gap-4 border-t p-5 max-md:p-4">
        {isPriced && plan?.usd && (
          <Field label="Stop at" hint="No run is launched that could bring all of them above this. Left empty: the upper end of the plan.">
            <NumberField
              min={0}
              unit="USD"
              placeholder={plan.usd[1].toFixed(2)}
              value={ceiling}
              onChange={(event) => onCeiling(event.target.value)}
            />
          </Field>
        )}
        {startError !== null && startError !== undefined && (
          <Notice tone="negative" title="The sweep was not started.">
            {errorWords(startError)}
          </Notice>
        )}
        <Button variant="primary" size="launch" className="w-full" busy={isStarting} disabledReason={blockedBy(props)} onClick={onStart}>
          {count > 0
            ? `${gate.kind === "propose" ? "Propose" : "Start"} ${formatCount(count, "run")}, ${isPriced && plan?.usd ? `at most ${formatMoney(ceilingOf(ceiling, plan.usd[1]))}` : costRange(plan?.usd ?? null)}`
            : "Start the sweep"}
        </Button>
        {gate.kind === "refuse" && isComplete && (
          <p role="status" className="text-negative text-xs">
            {gate.reason}
          </p>
        )}
        {gate.kind === "propose" && (
          <p className="text-on-surface-2 text-xs">All of them wait until a lead or an owner of this project approves them, once.</p>
        )}
        <BudgetLine projectId={props.projectId} what="sweep" />
      </div>
    </section>
  );
}

function Counting({ measuredCount, rowCount, failure }: NonNullable<SweepPlan["counting"]>) {
  if (failure) return <Notice tone="negative">{failure}</Notice>;
  return <Progress className="mt-2" label="Examples counted" value={measuredCount} max={rowCount} />;
}

function blockedBy({ plan, isPlanning, isComplete, ceiling, gate }: SweepPlanPanelProps): string | undefined {
  if (!isComplete) return "A line is not filled in yet.";
  if (!plan || isPlanning) return "The plan is being made.";
  if (plan.counting) return "The examples are being counted.";
  if (Number.isNaN(Number(ceiling)) || Number(ceiling) < 0) return "The ceiling is an amount in dollars, 0 or more.";
  const problem = plan.problems[0] ?? plan.members.find(({ problems }) => problems.length > 0)?.problems[0];
  return problem ?? (gate.kind === "refuse" ? gate.reason : undefined);
}

function Member({ member: { position, settings, usd, problems, changes } }: { member: PlannedMember }) {
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)_auto] gap-x-2 py-2">
      <span className="num text-on-surface-3">{position}</span>
      <span className="num min-w-0">
        {settings
          .map(({ field, label, value }) => `${label.toLowerCase()} ${value}`.replace(field === "baseModel" ? "base model " : /^$/, ""))
          .join(", ")}
        {changes.map(({ field, sentence }) => (
          <span key={field} className="hint block">
            {sentence}
          </span>
        ))}
        {problems.map((problem) => (
          <span key={problem} className="mt-0.5 flex items-start gap-1.5 text-negative text-xs">
            <StateIcon state="failed" className="mt-0.5 size-3" />
            {problem}
          </span>
        ))}
      </span>
      <span className="num text-on-surface-2">{costRange(usd)}</span>
    </li>
  );
}
