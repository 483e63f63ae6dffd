"use client";

import { useQueries } from "@tanstack/react-query";
import { StepCurves, type StepSeries } from "@/components/charts/step-curves";
import { column } from "@/components/runs/metric-column";
import { SectionHead } from "@/components/ui/section-head";
import { formatMeasure } from "@/lib/format";
import { runMetricsQuery } from "@/lib/runs/hooks";
import type { Sweep } from "@/lib/runs/sweeps/schemas";

/** More lines than this cannot be told apart by anybody. */
const mostCurves = 20;
const hues = [2, 3, 4, 5, 6] as const;

/** How the runs learned, over each other: the best one in the accent, five more in colour, the rest grey. */
export function SweepCurves({ projectId, sweep, best }: { projectId: string; sweep: Sweep; best: number | null }) {
  const shown = sweep.members.filter(({ run }) => run !== null).slice(0, mostCurves);
  const metrics = useQueries({ queries: shown.map(({ run }) => runMetricsQuery(projectId, run?.id ?? "")) });
  const others = shown.filter(({ position }) => position !== best);
  const toneOf = (position: number): StepSeries["tone"] =>
    position === best ? "accent" : (hues[others.findIndex((member) => member.position === position)] ?? "baseline");
  const series = shown.flatMap(({ run, position }, index): StepSeries[] => {
    const { steps, values } = column(metrics[index]?.data?.items ?? [], "validLoss");
    return run && values.length > 0 ? [{ name: `Run ${run.number}`, tone: toneOf(position), draw: "points", steps, values }] : [];
  });
  if (series.length === 0) return null;
  const total = Math.max(...series.map(({ steps }) => steps.at(-1) ?? 0));

  return (
    <section className="mt-7" aria-label="Validation loss of all runs">
      <SectionHead title="Validation loss" hint="by step, lower is better" />
      <div className="panel mt-3 p-5 max-md:p-3">
        <StepCurves summary={summary(series)} series={series} total={total} height={300} />
      </div>
    </section>
  );
}

function summary(series: readonly StepSeries[]): string {
  return `Validation loss at the last check: ${series.map(({ name, values }) => `${name.toLowerCase()} ${formatMeasure(values.at(-1) ?? 0)}`).join(", ")}.`;
}
