"use client";

import { useEffect, useRef, useState } from "react";
import { formatNumber } from "@/lib/format";
import { valueAt } from "../step-series";
import { LineMark } from "./line-mark";
import type { MovingWindow } from "./moving-window";
import type { OverlayLine } from "./overlay-line";

type OverlayReadingProps = {
  lines: readonly OverlayLine[];
  moving: MovingWindow;
  left: number;
  right: number;
  width: number;
  format: (value: number) => string;
  formatAt: (at: number) => string;
};

/** More than this cover the picture; the table has them all. */
const mostRows = 24;

/** Every line's value at the place that is pointed at, in all pictures at once. */
export function OverlayReading({ lines, moving, left, right, width, format, formatAt }: OverlayReadingProps) {
  const place = useReading(moving);
  const { from, to } = moving.get();
  if (place === null || place < from || place > to) return null;
  const rows = lines.flatMap((line) => {
    const drawn = line.mean ?? line;
    const value =
      place > (drawn.at.at(-1) ?? Number.NEGATIVE_INFINITY) ? undefined : valueAt({ steps: drawn.at, values: drawn.values }, place);
    return value === undefined ? [] : [{ line, value }];
  });
  if (rows.length === 0) return null;
  rows.sort((one, other) => other.value - one.value);
  const isRight = (place - from) / (to - from) < 0.5;
  return (
    <div
      aria-hidden="true"
      style={isRight ? { right } : { left: left + 6 }}
      className="pointer-events-none absolute top-1 z-10 rounded-md border bg-raised/92 px-2.5 py-1.5 text-2xs text-on-surface shadow-raised"
    >
      <p className="num text-on-surface-3">{formatAt(place)}</p>
      <ul className={rows.length > 12 && width > 420 ? "columns-2 gap-4" : undefined}>
        {rows.slice(0, mostRows).map(({ line, value }) => (
          <li key={line.key} className="flex items-center gap-1.5 whitespace-nowrap">
            <LineMark tone={line.tone} mark={line.mark} />
            <span className="flex-1">{line.name}</span>
            <span className="num pl-2 font-medium">{format(value)}</span>
          </li>
        ))}
      </ul>
      {rows.length > mostRows && <p className="text-on-surface-3">and {formatNumber(rows.length - mostRows)} more</p>}
    </div>
  );
}

/** Followed once a frame: a pointer tells of itself more often than anybody can read. */
function useReading(moving: MovingWindow): number | null {
  const [place, setPlace] = useState<number | null>(null);
  const frame = useRef(0);
  useEffect(() => {
    const stop = moving.listen(() => {
      frame.current ||= requestAnimationFrame(() => {
        frame.current = 0;
        setPlace(moving.reading());
      });
    });
    return () => {
      stop();
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    };
  }, [moving]);
  return place;
}
