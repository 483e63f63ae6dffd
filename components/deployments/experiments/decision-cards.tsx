"use client";

import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast-context";
import { cn } from "@/lib/cn";
import { useEndExperiment } from "@/lib/deployments/experiments/hooks";
import { formatChange, metricOf } from "@/lib/deployments/experiments/metric";
import type { Experiment } from "@/lib/deployments/experiments/schemas";
import { formatDate, formatPercent } from "@/lib/format";

type Decision = "ship" | "roll_back" | "stop";
type DecisionCardsProps = { projectId: string; experiment: Experiment; mayLaunch: boolean };

/** What can be decided, what each would take, and which one is advised. */
export function DecisionCards({ projectId, experiment, mayLaunch }: DecisionCardsProps) {
  const { verdict, control, treatment, endsAt, split } = experiment;
  const [asked, setAsked] = useState<Decision | null>(null);
  const isAdvised = (advice: Experiment["verdict"]["advice"]) => verdict.advice === advice;
  const unseen = split.isBroken ? "The split is broken, so no figure of this test can be believed." : undefined;
  return (
    <section aria-label="Your decision">
      <h2 className="section-title">Your decision</h2>
      <ul className="mt-2.5 grid gap-2.5">
        <Card
          title={`Ship ${treatment.name}`}
          isAdvised={isAdvised("ship")}
          action={
            mayLaunch && (
              <Button
                size="small"
                variant={isAdvised("ship") ? "primary" : "quiet"}
                disabledReason={unseen}
                onClick={() => setAsked("ship")}
              >
                {isAdvised("ship") ? "Ship it" : "Ship anyway"}
              </Button>
            )
          }
        >
          {shipWords(experiment)}
        </Card>
        <Card title="Keep running" isAdvised={isAdvised("keep_running")}>
          It ends by itself on {formatDate(endsAt)} at the latest, and everybody gets {control.name} again. Look as often as you like.
        </Card>
        <Card
          title={`Roll back to ${control.name}`}
          isAdvised={isAdvised("roll_back")}
          action={
            mayLaunch && (
              <Button size="small" variant="negative" onClick={() => setAsked("roll_back")}>
                Roll back
              </Button>
            )
          }
        >
          If a guardrail breaks, this happens by itself within a minute.
        </Card>
      </ul>
      {mayLaunch ? (
        <Button size="small" variant="plain" className="mt-2.5" onClick={() => setAsked("stop")}>
          Stop without a decision
        </Button>
      ) : (
        <p className="hint mt-2.5">A lead or an owner decides.</p>
      )}
      <Ask projectId={projectId} experiment={experiment} decision={asked} onClose={() => setAsked(null)} />
    </section>
  );
}

type CardProps = { title: string; isAdvised: boolean; action?: React.ReactNode; children: React.ReactNode };

function Card({ title, isAdvised, action, children }: CardProps) {
  return (
    <li className={cn("rounded-lg border p-4", isAdvised ? "border-accent bg-accent-soft text-on-accent-soft" : "bg-surface")}>
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-semibold text-base">{title}</h3>
        {isAdvised && <span className="font-medium text-xs">advised</span>}
        {action && <span className="ml-auto">{action}</span>}
      </div>
      <p className={cn("mt-1.5 text-xs", !isAdvised && "text-on-surface-2")}>{children}</p>
    </li>
  );
}

function shipWords({ metric, minimumEffect, primary, verdict }: Experiment): string {
  const { better } = metricOf(metric);
  const worth = formatChange(metric, better === "higher" ? minimumEffect : -minimumEffect);
  const rule = `When the whole interval is on the good side of zero and the middle is at least ${worth}.`;
  const worst = primary?.contrast?.ci95[better === "higher" ? 0 : 1];
  if (verdict.advice === "ship" || worst === undefined) return rule;
  return `${rule} Not yet: it still reaches ${formatChange(metric, worst)}.`;
}

function Ask({
  projectId,
  experiment,
  decision,
  onClose,
}: {
  projectId: string;
  experiment: Experiment;
  decision: Decision | null;
  onClose: () => void;
}) {
  const { notify } = useToast();
  const end = useEndExperiment(projectId, experiment.id);
  const { control, treatment, deployment } = experiment;
  const now = `${control.name} ${formatPercent(control.share, 0)}, ${treatment.name} ${formatPercent(treatment.share, 0)}`;
  const words = {
    ship: {
      title: `Ship ${treatment.name}?`,
      confirm: `Give ${treatment.name} 100% of the traffic`,
      body: `Now: ${now}. Afterwards ${treatment.name} answers everybody who asks ${deployment.name}.`,
    },
    roll_back: {
      title: `Roll back to ${control.name}?`,
      confirm: `Give ${control.name} 100% of the traffic`,
      body: `Now: ${now}. Afterwards ${control.name} answers everybody who asks ${deployment.name}.`,
    },
    stop: {
      title: "Stop without a decision?",
      confirm: "Stop the test",
      body: `The traffic stays split as it is: ${now}. Nobody is counted any more.`,
    },
  };
  const { title, confirm, body } = words[decision ?? "stop"];
  return (
    <ConfirmDialog
      open={decision !== null}
      onOpenChange={(open) => !open && onClose()}
      title={title}
      confirmLabel={confirm}
      tone={decision === "roll_back" ? "negative" : "primary"}
      busy={end.isPending}
      onConfirm={() =>
        decision &&
        end.mutate(
          { decision },
          {
            onSettled: onClose,
            onError: (error) => notify({ title: "The test goes on.", body: errorWords(error), state: "failed" }),
          },
        )
      }
    >
      {body} The test ends with it; what it counted stays here.
    </ConfirmDialog>
  );
}
