"use client";

import "uplot/dist/uPlot.min.css";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { cn } from "@/lib/cn";
import { formatMeasure, formatNumber } from "@/lib/format";
import { ChartFigure } from "./chart-figure";
import { smoothingFactor } from "./smooth";
import { type StepSeries, stepLines, tableSteps, valueAt } from "./step-series";
import { useStepPlot } from "./use-step-plot";
import { useWidth } from "./use-width";

export type { StepSeries } from "./step-series";

type StepCurvesProps = {
  summary: string;
  series: readonly StepSeries[];
  /** The step reached; what lies beyond is shaded. Leave it out when the run is over. */
  now?: number | undefined;
  total: number;
  epochs?: readonly { at: number; label: string }[];
  height?: number;
  scale?: "linear" | "log";
  /** The one series that is pointed at elsewhere; all others turn grey. */
  lifted?: string | undefined;
  format?: (value: number) => string;
  /** Where the curve does not run over steps: what it runs over, and how that is written. */
  axis?: { name: string; format: (at: number) => string } | undefined;
  caption?: ReactNode;
  className?: string;
};

const stepAxis = { name: "Step", format: (step: number) => formatNumber(step) };
const noEpochs: readonly { at: number; label: string }[] = [];

export function StepCurves(props: StepCurvesProps) {
  const { summary, series, format = formatMeasure, axis = stepAxis, caption, className } = props;
  const steps = tableSteps(series);
  return (
    <ChartFigure
      className={cn(className)}
      summary={summary}
      caption={
        <>
          {caption}
          <Smoothing series={series} />
        </>
      }
      head={[axis.name, ...series.map(({ name }) => name)]}
      rows={steps.map((step) => [
        axis.format(step),
        ...series.map((item) => {
          const value = valueAt(item, step);
          return value === undefined ? "" : format(value);
        }),
      ])}
    >
      <Curves {...props} />
    </ChartFigure>
  );
}

/** A mean that is drawn must say how much it averages. */
function Smoothing({ series }: { series: readonly StepSeries[] }) {
  const factor = Math.max(0, ...series.filter(({ draw }) => draw === "smoothed").map(({ values }) => smoothingFactor(values.length)));
  return factor === 0 ? null : <span className="ml-3">smoothed by {factor}</span>;
}

function Curves(props: StepCurvesProps) {
  const { series, now, total, epochs = noEpochs, height = 296, scale = "linear", lifted, format = formatMeasure, axis = stepAxis } = props;
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const [step, setStep] = useState<number | null>(null);
  const view = useMemo(
    () => ({
      series,
      lines: series.flatMap((item) => stepLines(item, Math.max(100, width))),
      now,
      total,
      epochs,
      lifted,
      format,
      formatAt: axis.format,
    }),
    [series, now, total, epochs, lifted, format, axis, width],
  );
  useStepPlot({ host, view, width, height: width < 480 ? Math.min(height, 220) : height, log: scale === "log", onStep: setStep });

  return (
    <div className="relative mt-1">
      <div ref={host} style={{ minHeight: Math.min(height, 220) }} />
      <p className="hint num pointer-events-none absolute -top-1 right-3 rounded-sm bg-surface/85 px-1" aria-hidden="true">
        {step !== null && readout(series, Math.min(step, now ?? total), { format, axis })}
      </p>
    </div>
  );
}

function readout(
  series: readonly StepSeries[],
  step: number,
  { format, axis }: Pick<Required<StepCurvesProps>, "format"> & { axis: typeof stepAxis },
): string {
  const values = series.flatMap((item) => {
    const value = valueAt(item, step);
    return value === undefined ? [] : [`${item.name} ${format(value)}`];
  });
  return [axis === stepAxis ? `step ${axis.format(step)}` : axis.format(step), ...values].join(" · ");
}
