"use client";

import { useMemo, useRef } from "react";
import { cn } from "@/lib/cn";
import type { SeriesTone } from "../step-series";
import { useWidth } from "../use-width";
import { AxisBrush } from "./axis-brush";
import { type AxisValue, type Brush, type Brushes, isWholeAxis, type ParallelAxis, passes } from "./parallel-axis";

export interface ParallelLine {
  key: string;
  name: string;
  tone: SeriesTone;
  values: Readonly<Record<string, AxisValue>>;
}

type ParallelCoordinatesProps = {
  /** What is drawn, in a sentence; the rows beneath say the same in figures. */
  summary: string;
  axes: readonly ParallelAxis[];
  lines: readonly ParallelLine[];
  brushes: Brushes;
  onBrush: (brushes: Brushes) => void;
  lifted: string | null;
  onLift: (key: string | null) => void;
};

const height = 300;
const top = 40;
const bottom = 272;
const side = 116;
const narrowest = 120;

const strokes: Record<SeriesTone, string> = {
  accent: "stroke-accent",
  baseline: "stroke-baseline",
  1: "stroke-accent",
  2: "stroke-series-2",
  3: "stroke-series-3",
  4: "stroke-series-4",
  5: "stroke-series-5",
  6: "stroke-series-6",
};

/** One upright axis for each thing that differs, one line for each run. A stretch of an axis, drawn or set by arrow keys, keeps what passes it. */
export function ParallelCoordinates({ summary, axes, lines, brushes, onBrush, lifted, onLift }: ParallelCoordinatesProps) {
  const host = useRef<HTMLDivElement>(null);
  const width = Math.max(useWidth(host), 2 * side + narrowest * (axes.length - 1));
  const xOf = (index: number) => (axes.length === 1 ? width / 2 : side + (index * (width - 2 * side)) / (axes.length - 1));
  const kept = useMemo(
    () => new Set(lines.filter(({ values }) => passes(values, axes, brushes)).map(({ key }) => key)),
    [lines, axes, brushes],
  );
  // What is let through lies over what is not, and what is pointed at over all.
  const rank = (key: string) => (key === lifted ? 2 : kept.has(key) ? 1 : 0);
  const drawn = [...lines].sort((one, other) => rank(one.key) - rank(other.key));

  function choose(id: string, brush: Brush) {
    const { [id]: _, ...others } = brushes;
    onBrush(isWholeAxis(brush) ? others : { ...others, [id]: brush });
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section ref={host} className="overflow-x-auto" aria-label={summary} tabIndex={0}>
      <svg width={width} height={height} className="block select-none" role="presentation">
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group without a tabindex cannot take the focus */}
        <g aria-hidden="true">
          {drawn.map(({ key, tone, values }) => {
            const path = pathOf(axes, values, xOf);
            const isKept = kept.has(key);
            return (
              <g key={key} onPointerEnter={() => onLift(key)} onPointerLeave={() => onLift(null)}>
                <path d={path} fill="none" stroke="transparent" strokeWidth="10" />
                <path
                  d={path}
                  fill="none"
                  strokeLinejoin="round"
                  strokeWidth={key === lifted ? 3 : 1.5}
                  strokeDasharray={isKept ? undefined : "2 4"}
                  opacity={isKept ? (lifted !== null && key !== lifted ? 0.45 : 1) : 0.3}
                  className={strokes[isKept ? tone : "baseline"]}
                />
              </g>
            );
          })}
        </g>
        {axes.map((axis, index) => (
          <g key={axis.id} transform={`translate(${xOf(index)} 0)`}>
            <text y="14" textAnchor="middle" className="fill-on-surface-2 font-medium" fontSize="12">
              {axis.label}
            </text>
            <AxisBrush axis={axis} brush={brushes[axis.id]} top={top} bottom={bottom} onChange={(brush) => choose(axis.id, brush)} />
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group without a tabindex cannot take the focus */}
            <g className="pointer-events-none" aria-hidden="true">
              {axis.ticks.map(({ share, label }) => (
                <text
                  key={label}
                  x={index === axes.length - 1 ? 12 : -12}
                  y={bottom - share * (bottom - top) + 4}
                  textAnchor={index === axes.length - 1 ? "start" : "end"}
                  fontSize="11"
                  className={cn("fill-on-surface-2 stroke-surface [paint-order:stroke]")}
                  strokeWidth="3"
                >
                  {label.length > 18 ? `${label.slice(0, 17)}…` : label}
                </text>
              ))}
            </g>
          </g>
        ))}
      </svg>
    </section>
  );
}

/** A missing value breaks the line: what is on either side of it is still drawn. */
function pathOf(axes: readonly ParallelAxis[], values: ParallelLine["values"], xOf: (index: number) => number): string {
  let isDown = false;
  return axes
    .map(({ id, shareOf }, index) => {
      const share = shareOf(values[id] ?? null);
      const verb = isDown ? "L" : "M";
      isDown = share !== null;
      return share === null ? "" : `${verb}${xOf(index).toFixed(1)} ${(bottom - share * (bottom - top)).toFixed(1)}`;
    })
    .join("");
}
