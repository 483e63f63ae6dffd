"use client";

import Link from "next/link";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { StateMark } from "@/components/ui/state-mark";
import { useToast } from "@/components/ui/toast-context";
import { useDeleteRule, useUpdateRule, useWaitingCases } from "@/lib/deployments/rules/hooks";
import { ruleWords } from "@/lib/deployments/rules/rule-words";
import type { Rule } from "@/lib/deployments/rules/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";

type RuleItemProps = { projectId: string; deploymentId: string; rule: Rule; mayLaunch: boolean };

/** What a rule looks for, where that goes, how much it was, and what can be done about it. */
export function RuleItem({ projectId, deploymentId, rule, mayLaunch }: RuleItemProps) {
  const { notify } = useToast();
  const update = useUpdateRule(projectId, deploymentId);
  const remove = useDeleteRule(projectId, deploymentId);
  const cases = useWaitingCases(projectId, deploymentId);
  const [isAsking, setAsking] = useState(false);
  const { id, name, conditions, into, isPaused, waiting } = rule;
  const failed = (title: string) => (error: unknown) => notify({ title, body: errorWords(error), state: "failed" });
  const state = !into ? "failed" : isPaused ? "stopped" : "live";
  return (
    <li className="grid gap-1 py-2.5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <p className="font-medium">{name}</p>
          <p className="hint">
            {ruleWords(conditions)}
            {into && (
              <>
                {" → "}
                <Link
                  className="underline"
                  href={into.kind === "dataset" ? routes.dataset(projectId, into.id) : routes.benchmark(projectId, into.id)}
                >
                  {into.name}
                </Link>
              </>
            )}
          </p>
        </div>
        <StateMark state={state}>{!into ? "what it collected into is gone" : isPaused ? "paused" : "collects"}</StateMark>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="text-on-surface-2 text-xs">{countWords(rule)}</p>
        {mayLaunch && (
          <span className="flex flex-wrap gap-1">
            {waiting > 0 && (
              <>
                <Button
                  size="small"
                  busy={cases.isPending && cases.variables.isKept}
                  onClick={() => cases.mutate({ ruleId: id, isKept: true }, { onError: failed("The cases were not added.") })}
                >
                  {`Add ${formatCount(waiting, "case")} to the benchmark`}
                </Button>
                <Button
                  size="small"
                  variant="plain"
                  busy={cases.isPending && !cases.variables.isKept}
                  onClick={() => cases.mutate({ ruleId: id, isKept: false }, { onError: failed("The cases were not discarded.") })}
                >
                  Discard
                </Button>
              </>
            )}
            <Button
              size="small"
              variant="plain"
              aria-label={`${isPaused ? "Resume" : "Pause"} ${name}`}
              busy={update.isPending}
              onClick={() => update.mutate({ ruleId: id, isPaused: !isPaused }, { onError: failed("The rule is as it was.") })}
            >
              {isPaused ? "Resume" : "Pause"}
            </Button>
            <Button size="small" variant="negative" aria-label={`Delete ${name}`} onClick={() => setAsking(true)}>
              Delete
            </Button>
          </span>
        )}
      </div>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Delete the rule ${name}?`}
        confirmLabel={`Delete ${name}`}
        tone="negative"
        busy={remove.isPending}
        onConfirm={() => remove.mutate(id, { onSettled: () => setAsking(false), onError: failed("The rule is still there.") })}
      >
        What it collected stays where it is.{waiting > 0 && ` The ${formatCount(waiting, "case")} that wait for the benchmark go with it.`}
      </ConfirmDialog>
    </li>
  );
}

function countWords({ collected, collectedToday, perDay, unfit, unfitReason, isPaused }: Rule): string {
  const today = isPaused || collected === 0 ? "" : `, ${formatNumber(collectedToday)} today of ${formatNumber(perDay)} at most`;
  const rest = unfit > 0 ? ` ${formatNumber(unfit)} more could not be: ${unfitReason ?? "no reason given"}` : "";
  return `${collected === 0 ? "Nothing collected yet" : `${formatNumber(collected)} collected${today}`}.${rest}`;
}
