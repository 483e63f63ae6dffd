"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo } from "react";
import { StepCurves, type StepSeries } from "@/components/charts/step-curves";
import { StepMultiples } from "@/components/charts/step-multiples";
import { LoadError } from "@/components/layout/load-error";
import { SectionHead } from "@/components/ui/section-head";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { formatMeasure, formatNumber } from "@/lib/format";
import { runCheckpointsQuery } from "@/lib/runs/hooks";
import type { Run, RunMetric } from "@/lib/runs/schemas";
import { isFinished } from "@/lib/runs/transitions";
import { timeAxis } from "./curve-axis";
import { epochLines } from "./epoch-lines";
import { column } from "./metric-column";

const views = ["step", "time", "log"] as const;

const none: readonly RunMetric[] = [];

type RunCurvesProps = {
  projectId: string;
  run: Run;
  /** Undefined until they are there. */
  metrics: readonly RunMetric[] | undefined;
  /** Why they are not. */
  error: unknown;
  onRetry: () => void;
};

export function RunCurves({ projectId, run, metrics: known, error, onRetry }: RunCurvesProps) {
  const metrics = known ?? none;
  const isLive = !isFinished(run.status);
  const { data: checkpoints = [] } = useQuery(runCheckpointsQuery(projectId, run.id, isLive));
  const [view, setView] = useQueryState("curve", parseAsStringLiteral(views).withDefault("step"));
  const times = useMemo(() => timeAxis(metrics), [metrics]);
  const axis = view === "time" ? times : null;
  const training = column(metrics, "trainLoss", axis?.place);
  const validation = column(metrics, "validLoss", axis?.place);
  const totalSteps = run.totalSteps ?? metrics.at(-1)?.step ?? 0;
  const total = axis?.total ?? totalSteps;
  const series: StepSeries[] = [
    { name: "training", tone: "baseline", draw: "smoothed", ...training },
    ...(validation.values.length > 0 ? [{ name: "validation", tone: "accent" as const, draw: "points" as const, ...validation }] : []),
  ];

  return (
    <section aria-label="Curves">
      <SectionHead
        title={run.failure ? "Loss until it stopped" : "Loss"}
        hint="lower is better; what counts is validation"
        actions={
          <Segmented
            label="What the loss is drawn over"
            value={axis || view !== "time" ? view : "step"}
            onValueChange={(value) => void setView(views.find((name) => name === value) ?? "step")}
            options={[
              { value: "step", label: "Step" },
              ...(times ? [{ value: "time", label: "Time" }] : []),
              { value: "log", label: "Log" },
            ]}
          />
        }
      />
      <div className="panel mt-3 p-5 max-md:p-3">
        {!known ? (
          error ? (
            <LoadError title="The curves could not be loaded." error={error} onRetry={onRetry} />
          ) : (
            <div role="status" aria-label="Loading the curves">
              <Skeleton className="h-72 w-full" />
            </div>
          )
        ) : metrics.length === 0 || total === 0 ? (
          isLive ? (
            <div className="grid h-72 place-items-center text-on-surface-2">
              <p>The curve begins with the first step.</p>
            </div>
          ) : (
            <div className="grid h-40 place-items-center text-on-surface-2">
              <p>It ended before its first step.</p>
            </div>
          )
        ) : (
          <StepCurves
            summary={summary(run, training.values, validation.values)}
            series={series}
            now={run.status === "succeeded" || axis ? undefined : run.step}
            total={total}
            axis={axis ?? undefined}
            epochs={axis ? undefined : epochLines(checkpoints, totalSteps)}
            scale={view === "log" ? "log" : "linear"}
            height={290}
          />
        )}
      </div>
      {metrics.length > 1 && (
        <StepMultiples
          className="mt-6"
          total={totalSteps}
          charts={[
            {
              title: "Right tokens, validation",
              ...inPercent(column(metrics, "validAccuracy")),
              format: (value: number) => `${formatNumber(value, 1)}%`,
            },
            { title: "Learning rate", ...column(metrics, "learningRate"), format: formatMeasure },
            { title: "Gradient norm", ...column(metrics, "gradientNorm"), format: formatMeasure },
            { title: "Tokens a second", ...column(metrics, "tokensPerSecond"), format: (value: number) => formatNumber(value) },
          ].filter(({ values }) => values.length > 1)}
        />
      )}
      {known?.length === 0 && isLive && run.status === "running" && <Skeleton className="mt-6 h-24 w-full" />}
    </section>
  );
}

const inPercent = ({ steps, values }: { steps: number[]; values: number[] }) => ({ steps, values: values.map((value) => value * 100) });

function summary(run: Run, training: readonly number[], validation: readonly number[]): string {
  const fell = (values: readonly number[]) => `from ${formatMeasure(values[0] ?? 0)} to ${formatMeasure(values.at(-1) ?? 0)}`;
  const words = [`Training loss went ${fell(training)} in ${formatNumber(run.step)} steps.`];
  if (validation.length > 0) words.push(`Validation loss went ${fell(validation)} in ${formatNumber(validation.length)} checks.`);
  return words.join(" ");
}
