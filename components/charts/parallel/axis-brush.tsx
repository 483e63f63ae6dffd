"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { type Brush, nudged, type ParallelAxis, wholeAxis } from "./parallel-axis";

type AxisBrushProps = {
  axis: ParallelAxis;
  brush: Brush | undefined;
  top: number;
  bottom: number;
  onChange: (brush: Brush) => void;
};

const closest = 0.02;

/** An axis on which a stretch is drawn with the pointer, or set by its two ends with arrow keys; Delete gives all of it back. */
export function AxisBrush({ axis, brush, top, bottom, onChange }: AxisBrushProps) {
  const held = useRef<{ share: number; from: Brush | null; end: "low" | "high" | "new" } | null>(null);
  const line = useRef<SVGRectElement>(null);
  const [low, high] = brush ?? wholeAxis;
  const yOf = (share: number) => bottom - share * (bottom - top);

  function shareAt(event: PointerEvent): number {
    const box = line.current?.getBoundingClientRect();
    return box ? Math.min(1, Math.max(0, (box.bottom - event.clientY) / box.height)) : 0;
  }

  function press(event: PointerEvent, end: "low" | "high" | "new") {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { share: shareAt(event), from: brush ?? null, end };
  }

  function drag(event: PointerEvent) {
    if (!held.current) return;
    const share = shareAt(event);
    const { share: start, end } = held.current;
    if (end === "low") onChange([Math.min(share, high), high]);
    else if (end === "high") onChange([low, Math.max(share, low)]);
    else if (Math.abs(share - start) > closest) onChange([Math.min(share, start), Math.max(share, start)]);
  }

  function release(event: PointerEvent) {
    const isClick = held.current?.end === "new" && Math.abs(shareAt(event) - held.current.share) <= closest;
    held.current = null;
    if (isClick) onChange(wholeAxis);
  }

  function key(event: KeyboardEvent, end: "low" | "high") {
    const acts: Record<string, () => void> = {
      ArrowUp: () => onChange(nudged([low, high], end, 1, axis.stops)),
      ArrowDown: () => onChange(nudged([low, high], end, -1, axis.stops)),
      Home: () => onChange(end === "low" ? [0, high] : [low, low]),
      End: () => onChange(end === "low" ? [high, high] : [low, 1]),
      Delete: () => onChange(wholeAxis),
      Backspace: () => onChange(wholeAxis),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  const pointer = { onPointerMove: drag, onPointerUp: release };
  return (
    <>
      <line y1={top} y2={bottom} className="stroke-line-strong" strokeWidth="1" />
      <rect
        ref={line}
        x="-14"
        width="28"
        y={top}
        height={bottom - top}
        fill="transparent"
        className="cursor-crosshair touch-none"
        onPointerDown={(event) => press(event, "new")}
        {...pointer}
      />
      {brush && (
        <rect
          x="-7"
          width="14"
          y={yOf(high)}
          height={Math.max(2, yOf(low) - yOf(high))}
          rx="3"
          className="pointer-events-none fill-accent stroke-accent"
          fillOpacity=".16"
        />
      )}
      {(["low", "high"] as const).map((end) => {
        const share = end === "low" ? low : high;
        return (
          <rect
            key={end}
            role="slider"
            tabIndex={0}
            aria-label={`${axis.label}, ${end === "low" ? "lowest" : "highest"} shown`}
            aria-orientation="vertical"
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(share * 100)}
            aria-valuetext={wordsAt(axis, share)}
            x="-8"
            width="16"
            y={yOf(share) - (end === "low" ? 0 : 5)}
            height="5"
            rx="2.5"
            className={`cursor-ns-resize touch-none outline-offset-2 ${brush ? "fill-accent" : "fill-line-strong"}`}
            onKeyDown={(event) => key(event, end)}
            onPointerDown={(event) => press(event, end)}
            {...pointer}
          />
        );
      })}
    </>
  );
}

/** The named place that is nearest. */
function wordsAt({ ticks }: ParallelAxis, share: number): string {
  const [nearest] = ticks.toSorted((one, other) => Math.abs(one.share - share) - Math.abs(other.share - share));
  return nearest?.label ?? "";
}
