"use client";

import uPlot from "uplot";
import type { ChartInks } from "./chart-inks";
import { extent, logTicks, niceTicks, tickDigits } from "./scale";
import { drawEnds, drawFuture, drawNow } from "./step-plot-draw";
import { type StepLine, type StepSeries, shownValues } from "./step-series";

export type StepView = {
  series: readonly StepSeries[];
  lines: readonly StepLine[];
  now: number | undefined;
  total: number;
  epochs: readonly { at: number; label: string }[];
  lifted: string | undefined;
  format: (value: number) => string;
  formatAt: (at: number) => string;
};

type PlotOptions = {
  view: () => StepView;
  inks: ChartInks;
  width: number;
  height: number;
  log: boolean;
  onStep: (step: number | null) => void;
};

export function stepData(lines: readonly StepLine[]): uPlot.AlignedData {
  if (lines.length === 0) return [[]];
  return uPlot.join(lines.map(({ steps, values }) => [steps, values]));
}

/** Room at the right for the names, where the future does not offer it. */
function rightRoom({ now, total, series }: StepView, width: number): number {
  const longest = Math.max(0, ...series.map(({ name }) => name.length)) * 6.5 + 52;
  const future = now === undefined ? 0 : ((total - now) / Math.max(1, total)) * (width - 60);
  return future > longest ? 20 : longest;
}

export function stepPlotOptions({ view, inks, width, height, log, onStep }: PlotOptions): uPlot.Options {
  const first = view();
  const font = `11px ${inks.font}`;
  const room = rightRoom(first, width);
  const axis = { stroke: inks.ink3, font, ticks: { show: false }, grid: { stroke: inks.grid, width: 1 } };

  return {
    width,
    height,
    padding: [12, room, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: {
      x: { time: false, range: () => [0, Math.max(1, view().total)] },
      y: log ? { distr: 3, range: () => logRange(shownValues(view().lines)) } : { range: () => looseRange(shownValues(view().lines)) },
    },
    axes: [
      {
        ...axis,
        size: 28,
        gap: 8,
        splits: () => stepTicks(view(), width),
        values: (_, splits) => splits.map(first.formatAt),
        grid: { ...axis.grid, show: first.epochs.length > 0 },
      },
      {
        ...axis,
        size: 38,
        gap: 8,
        splits: (_plot, _axis, low, high) => (log ? logTicks([low, high]) : niceTicks([low, high], Math.max(4, height / 60))),
        values: (_, splits) => {
          const digits = tickDigits(splits);
          return splits.map((value) => (value === null ? "" : value.toFixed(Math.min(4, digits))));
        },
      },
    ],
    series: [{}, ...first.lines.map((line) => lineStyle(line, first, inks))],
    hooks: {
      drawClear: [(plot) => drawFuture(plot, view(), inks)],
      draw: [(plot) => drawNow(plot, view(), inks), (plot) => drawEnds(plot, view(), inks)],
      setCursor: [(plot) => onStep(plot.cursor.left === undefined || plot.cursor.left < 0 ? null : plot.posToVal(plot.cursor.left, "x"))],
    },
  };
}

const widths = { raw: 1, mean: 1.75, points: 2, line: 1.25 };

function lineStyle({ series, tone, kind }: StepLine, { lifted }: StepView, inks: ChartInks): uPlot.Series {
  const quiet = lifted !== undefined && lifted !== series;
  return {
    stroke: quiet ? inks.tone("baseline") : inks.tone(tone),
    width: lifted === series && kind !== "raw" ? 2.5 : widths[kind],
    alpha: kind === "raw" ? 0.35 : quiet ? 0.5 : 1,
    spanGaps: true,
    points: kind === "points" ? { show: true, size: 7.5, width: 1.75, stroke: inks.tone(tone), fill: inks.surface } : { show: false },
  };
}

/** The ends of epochs are the steps people ask about; without them, round numbers. */
function stepTicks({ epochs, total }: StepView, width: number): number[] {
  if (epochs.length === 0) return niceTicks([0, total], Math.max(2, width / 150));
  const steps = [0, ...epochs.map(({ at }) => at)];
  const every = Math.ceil((steps.length * 64) / Math.max(1, width));
  return steps.filter((_, index) => index % every === 0);
}

/** A little air above and below; round ends would waste a third of the height. */
function looseRange(values: readonly number[]): [number, number] {
  const ends = extent(values);
  if (!ends) return [0, 1];
  const [low, high] = ends;
  const air = (high - low || Math.abs(high) || 1) * 0.06;
  return [low - air, high + air];
}

function logRange(values: readonly number[]): [number, number] {
  const [low, high] = extent(values.filter((value) => value > 0)) ?? [0.1, 1];
  return [low * 0.95, high * 1.05];
}
