"use client";

import { ShareBar } from "@/components/charts/share-bar";
import { Panel } from "@/components/ui/panel";
import { StateIcon, type StateName } from "@/components/ui/state-icon";
import type { Experiment } from "@/lib/deployments/experiments/schemas";
import { formatNumber, formatPercent } from "@/lib/format";
import { RampStages } from "./ramp-stages";

type WhoGetsWhatProps = { projectId: string; experiment: Experiment; mayLaunch: boolean };

/** Who was answered by whom, whether that can be believed, and how the share grows. */
export function WhoGetsWhat({ projectId, experiment, mayLaunch }: WhoGetsWhatProps) {
  const { control, treatment, split, crossedUnits } = experiment;
  const total = control.units + treatment.units;
  return (
    <Panel title="Who gets which answer">
      <ShareBar
        label="Shares of the traffic in percent"
        parts={[
          { label: control.name, value: Math.round(control.share * 100), tone: "ink" },
          { label: treatment.name, value: Math.round(treatment.share * 100), tone: "accent" },
        ]}
      />
      <dl className="mt-3 grid grid-cols-2 gap-x-4">
        {[control, treatment].map(({ variantId, name, share, units, requests }) => (
          <div key={variantId} className="min-w-0">
            <dt className="truncate">
              <span className="font-medium">{name}</span> <span className="num text-on-surface-2">{formatPercent(share, 0)}</span>
            </dt>
            <dd className="num text-on-surface-2 text-xs">
              {formatNumber(units)} people, {formatNumber(requests)} requests
            </dd>
          </div>
        ))}
      </dl>
      <ul className="mt-4 grid gap-3 border-t pt-4">
        <Check state={split.isBroken ? "failed" : split.pValue === null ? "waiting" : "done"} title={splitTitle(experiment)}>
          {splitWords(split.pValue, split.isBroken)}
        </Check>
        <Check
          state={crossedUnits === 0 ? "done" : crossedUnits > total / 100 ? "attention" : "accepted"}
          title={
            crossedUnits === 0
              ? "Everybody met one variant only."
              : `${formatNumber(crossedUnits)} of ${formatNumber(total)} people met both variants.`
          }
        >
          {crossedUnits === 0 ? "" : "They count for the first one. More than one in a hundred blurs the difference."}
        </Check>
      </ul>
      <RampStages projectId={projectId} experiment={experiment} mayLaunch={mayLaunch} />
    </Panel>
  );
}

function Check({ state, title, children }: { state: StateName; title: string; children: string }) {
  return (
    <li className="flex items-start gap-2">
      <StateIcon state={state} className="mt-0.5" />
      <span>
        {title}
        {children && <span className="hint block">{children}</span>}
      </span>
    </li>
  );
}

function splitTitle({ split, control, treatment }: Experiment): string {
  if (split.pValue === null) return "Too few people to check the split.";
  if (!split.isBroken) return "People arrive as planned.";
  const total = control.units + treatment.units;
  return `${treatment.name} got ${formatPercent(treatment.units / total)} of the people, planned were ${formatPercent(treatment.share, 0)}.`;
}

function splitWords(pValue: number | null, isBroken: boolean): string {
  if (pValue === null) return "";
  if (isBroken) return "By chance that happens less than once in a thousand tests.";
  return `A split this uneven or more happens by chance ${formatNumber(Math.max(1, pValue * 100))} times in 100.`;
}
