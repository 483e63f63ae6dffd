"use client";

import { pushApart } from "../push-apart";
import { logTicks, niceTicks, tickDigits } from "../scale";
import { valueAt } from "../step-series";
import type { AxisWindow } from "./axis-window";
import type { OverlayLine } from "./overlay-line";
import { heightOf, type Scene } from "./paint-lines";
import { paintMark } from "./paint-mark";

export interface PlotBox {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Frame {
  scene: Scene;
  box: PlotBox;
  window: AxisWindow;
  reading: number | null;
  /** Lines that are named at their ends; none where they would not fit. */
  named: readonly OverlayLine[];
  formatAt: (at: number) => string;
}

/** What moves or is written: grid, axes, names and the place that is read. All measures are CSS pixels. */
export function paintGrid(context: CanvasRenderingContext2D, { scene, box, window, formatAt }: Frame): void {
  const { inks, range, log } = scene;
  const inner = innerOf(box);
  context.font = `11px ${inks.font}`;
  context.fillStyle = inks.ink3;
  context.strokeStyle = inks.grid;
  context.lineWidth = 1;
  context.textBaseline = "middle";
  context.textAlign = "right";
  const ticks = log ? logTicks([...range]) : niceTicks([...range], Math.max(3, inner.height / 60));
  const digits = Math.min(4, tickDigits(ticks));
  for (const tick of ticks) {
    const y = Math.round(box.top + heightOf(tick, scene, inner.height)) + 0.5;
    context.beginPath();
    context.moveTo(box.left, y);
    context.lineTo(box.left + inner.width, y);
    context.stroke();
    context.fillText(Math.abs(tick) > 0 && Math.abs(tick) < 0.001 ? tick.toExponential(0) : tick.toFixed(digits), box.left - 8, y);
  }
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  for (const tick of niceTicks([window.from, window.to], Math.max(2, inner.width / 130))) {
    const x = box.left + ((tick - window.from) / (window.to - window.from)) * inner.width;
    const word = formatAt(tick);
    const half = context.measureText(word).width / 2;
    context.fillText(word, Math.min(Math.max(x, box.left + 4), box.width - half), box.height - 6);
  }
}

export function paintOver(context: CanvasRenderingContext2D, frame: Frame): void {
  const { scene, box, window, reading } = frame;
  const inner = innerOf(box);
  if (reading !== null && reading >= window.from && reading <= window.to) {
    const x = box.left + ((reading - window.from) / (window.to - window.from)) * inner.width;
    context.strokeStyle = scene.inks.ink2;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x, box.top);
    context.lineTo(x, box.top + inner.height);
    context.stroke();
  }
  paintNames(context, frame);
}

function paintNames(context: CanvasRenderingContext2D, { scene, box, window, named }: Frame): void {
  const inner = innerOf(box);
  const ends = named.flatMap((line) => {
    const points = line.mean ?? line;
    const place = Math.min(window.to, points.at.at(-1) ?? Number.NaN);
    const value = valueAt({ steps: points.at, values: points.values }, place);
    if (value === undefined || place < window.from) return [];
    const x = box.left + ((place - window.from) / (window.to - window.from)) * inner.width;
    return [{ line, x, y: box.top + heightOf(value, scene, inner.height) }];
  });
  const spots = pushApart(
    ends.map(({ y }) => y),
    14,
    box.top + 6,
    box.top + inner.height - 4,
  );
  context.font = `500 11px ${scene.inks.font}`;
  context.textAlign = "left";
  context.textBaseline = "middle";
  ends.forEach(({ line }, index) => {
    const y = spots[index] ?? 0;
    context.fillStyle = scene.inks.tone(line.tone);
    context.strokeStyle = context.fillStyle;
    if (line.tone !== "baseline") paintMark(context, line.mark, box.left + inner.width + 10, y, scene.inks.surface);
    // Series colours are marks, not ink.
    context.fillStyle = line.key === scene.lifted ? scene.inks.ink : scene.inks.ink2;
    context.fillText(line.name, box.left + inner.width + 18, y);
  });
}

export const innerOf = ({ width, height, left, right, top, bottom }: PlotBox) => ({
  width: Math.max(1, width - left - right),
  height: Math.max(1, height - top - bottom),
});
