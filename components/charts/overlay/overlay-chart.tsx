"use client";

import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { formatMeasure } from "@/lib/format";
import { ChartFigure } from "../chart-figure";
import { readInks } from "../chart-inks";
import { niceTicks } from "../scale";
import { valueAt } from "../step-series";
import { useLook } from "../use-look";
import { useWidth } from "../use-width";
import type { AxisWindow } from "./axis-window";
import { lineRange } from "./line-range";
import type { MovingWindow } from "./moving-window";
import type { OverlayLine } from "./overlay-line";
import { createOverlayPlot } from "./overlay-plot";
import { OverlayReading } from "./overlay-reading";
import { useGestures } from "./use-gestures";

type OverlayChartProps = {
  /** What the picture shows, in a sentence. */
  summary: string;
  title: ReactNode;
  lines: readonly OverlayLine[];
  moving: MovingWindow;
  /** The window as it stands still, which the height is fitted to and the table lists. */
  window: AxisWindow;
  total: number;
  lifted: string | null;
  log: boolean;
  axis: { name: string; format: (at: number) => string };
  format?: (value: number) => string;
  height?: number;
};

const left = 46;
const top = 10;
const bottom = 24;
/** More names than this at the ends of lines would only cover each other. */
const mostNames = 8;

/** Many lines over each other, to be moved and looked at closer together with others that share `moving`. */
export function OverlayChart(props: OverlayChartProps) {
  const { summary, title, lines, window, axis, format = formatMeasure } = props;
  const places = niceTicks([window.from, window.to], 12);
  return (
    <ChartFigure
      summary={summary}
      caption={title}
      head={[axis.name, ...lines.map(({ name }) => name)]}
      rows={places.map((at) => [axis.format(at), ...lines.map((line) => wordsAt(line, at, format))])}
    >
      <Plot {...props} />
    </ChartFigure>
  );
}

function wordsAt(line: OverlayLine, at: number, format: (value: number) => string): string {
  if (at > (line.at.at(-1) ?? Number.NEGATIVE_INFINITY)) return "";
  const value = valueAt({ steps: line.at, values: line.values }, at);
  return value === undefined ? "" : format(value);
}

function Plot({ lines, moving, window, total, lifted, log, axis, format = formatMeasure, height = 250 }: OverlayChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const plot = useRef<ReturnType<typeof createOverlayPlot> | null>(null);
  const width = useWidth(host);
  const look = useLook();
  const named = lines.length <= mostNames && width > 420 ? lines : noLines;
  const right = named.length > 0 ? 74 : 12;
  const range = useMemo(() => lineRange(lines, window, log), [lines, window, log]);
  const pointer = useGestures({ canvas, moving, total, left, innerWidth: Math.max(1, width - left - right) });

  useEffect(() => {
    if (!canvas.current) return;
    const made = createOverlayPlot(canvas.current, moving);
    plot.current = made;
    return () => made.destroy();
  }, [moving]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` stands for tokens that are read from the DOM
  useEffect(() => {
    if (!host.current || width === 0) return;
    plot.current?.update({
      scene: { lines, lifted, range, log, inks: readInks(host.current) },
      box: { width, height, left, right, top, bottom },
      total,
      named,
      formatAt: axis.format,
    });
  }, [lines, lifted, range, log, width, height, right, total, named, axis, look, moving]);

  return (
    <div ref={host} className="relative mt-1">
      <canvas ref={canvas} {...pointer} style={{ height }} className="block max-w-full cursor-grab touch-pan-y active:cursor-grabbing" />
      <OverlayReading lines={lines} moving={moving} left={left} right={right} width={width} format={format} formatAt={axis.format} />
    </div>
  );
}

const noLines: readonly OverlayLine[] = [];
