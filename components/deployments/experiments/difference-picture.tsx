"use client";

import { SequenceBand } from "@/components/charts/sequence-band";
import { Panel } from "@/components/ui/panel";
import { formatChange, metricOf } from "@/lib/deployments/experiments/metric";
import type { Experiment, ExperimentContrast } from "@/lib/deployments/experiments/schemas";
import { formatDate, formatNumber } from "@/lib/format";
import { toEstimate } from "./to-estimate";

/** The difference day by day; hidden together with the verdict. */
export function DifferencePicture({ experiment }: { experiment: Experiment }) {
  const { control, treatment, metric, minimumEffect, primary, forecast, split } = experiment;
  const { label, better } = metricOf(metric);
  const days = daysOf(experiment);
  const last = days.at(-1);
  return (
    <Panel title={`${treatment.name} against ${control.name}, ${label}`} hint="95% interval that holds at every look">
      {split.isBroken ? (
        <p className="py-8 text-center text-on-surface-2">Nothing is drawn while the split is broken: it would only mislead.</p>
      ) : !last || !primary ? (
        <p className="py-8 text-center text-on-surface-2">
          Nobody was measured on both sides yet.{" "}
          {metric === "thumb" ? "Programs send a thumb to /v1/feedback with the x-request-id of the answer. " : ""}
          {formatNumber(control.units + treatment.units)} people were answered so far.
        </p>
      ) : (
        <SequenceBand
          summary={`${treatment.name} minus ${control.name} in ${label}, day by day; now ${formatChange(metric, last.contrast.value)}, 95% interval ${formatChange(metric, last.contrast.ci95[0])} to ${formatChange(metric, last.contrast.ci95[1])}.`}
          points={days.map(({ day, contrast }) => ({ label: formatDate(day).replace(/ \d{4}$/, ""), estimate: toEstimate(contrast) }))}
          worth={better === "higher" ? minimumEffect : -minimumEffect}
          daysAhead={forecast ? Math.min(forecast.days[1], 28) : 0}
          format={(value) => formatChange(metric, value)}
        />
      )}
    </Panel>
  );
}

/** What was kept at the end of each day, and what stands now in the place of today's. */
function daysOf({ days, primary, endedAt }: Experiment): { day: Date; contrast: ExperimentContrast }[] {
  const kept = days.flatMap(({ day, contrast }) => (contrast ? [{ day, contrast }] : []));
  if (!primary?.contrast) return kept;
  const now = endedAt ?? new Date();
  const today = now.toISOString().slice(0, 10);
  return [...kept.filter(({ day }) => day.toISOString().slice(0, 10) !== today), { day: now, contrast: primary.contrast }];
}
