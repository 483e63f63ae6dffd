"use client";

import type { ChartInks } from "../chart-inks";
import type { AxisWindow } from "./axis-window";
import type { OverlayLine, Points } from "./overlay-line";
import { paintMark } from "./paint-mark";

export interface Scene {
  lines: readonly OverlayLine[];
  lifted: string | null;
  range: readonly [low: number, high: number];
  log: boolean;
  inks: ChartInks;
}

interface Box {
  width: number;
  height: number;
  ratio: number;
}

/** Between two marks of a line, in CSS pixels. */
const markEvery = 110;
const fewPoints = 40;
/** With more lines than this, what is measured would hide the means it lies behind. */
const colours = 6;

export function heightOf(value: number, { range: [low, high], log }: Pick<Scene, "range" | "log">, height: number): number {
  const share = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return height * (1 - share);
}

/** All lines of a stretch of the axis, for a picture that is kept and moved about: drawing them anew in each frame would be too slow. */
export function paintLines(context: CanvasRenderingContext2D, stretch: AxisWindow, box: Box, scene: Scene): void {
  const { lines, lifted } = scene;
  context.setTransform(box.ratio, 0, 0, box.ratio, 0, 0);
  context.clearRect(0, 0, box.width, box.height);
  context.lineJoin = "bevel";
  // What stands first in the list lies on top of its like.
  const order = lines.toReversed().sort((one, other) => rank(one, lifted) - rank(other, lifted));
  order.forEach((line) => {
    const isLifted = line.key === lifted;
    const isQuiet = (lifted !== null && !isLifted) || line.tone === "baseline";
    const ink = scene.inks.tone(isQuiet && !isLifted ? "baseline" : line.tone);
    const strength = isQuiet && !isLifted ? 0.5 : 1;
    context.strokeStyle = ink;
    context.fillStyle = ink;
    if (line.mean) {
      context.globalAlpha = (lines.length > colours ? 0.12 : 0.3) * strength;
      stroke(context, line, stretch, box, scene, 1);
    }
    context.globalAlpha = strength;
    const drawn = line.mean ?? line;
    stroke(context, drawn, stretch, box, scene, isLifted ? 2.5 : line.mean ? 1.5 : 1);
    const place = lines.indexOf(line);
    if (!isQuiet || isLifted) paintMarks(context, drawn, { stretch, box, scene, line, offset: ((place % 6) / 6) * markEvery });
  });
  context.globalAlpha = 1;
}

/** What is pointed at lies on top, then what has a colour. */
const rank = ({ key, tone }: OverlayLine, lifted: string | null) => (key === lifted ? 2 : tone === "baseline" ? 0 : 1);

function stroke(
  context: CanvasRenderingContext2D,
  { at, values }: Points,
  { from, to }: AxisWindow,
  { width, height }: Box,
  scene: Scene,
  lineWidth: number,
): void {
  const scale = width / (to - from);
  context.lineWidth = lineWidth;
  context.beginPath();
  let isDown = false;
  const begin = Math.max(0, firstFrom(at, from) - 1);
  for (let index = begin; index < at.length; index++) {
    const place = at[index] ?? 0;
    const y = heightOf(values[index] ?? Number.NaN, scene, height);
    // The logarithm of what is not above zero.
    if (!Number.isFinite(y)) continue;
    const x = (place - from) * scale;
    if (isDown) context.lineTo(x, y);
    else context.moveTo(x, y);
    isDown = true;
    if (place > to) break;
  }
  context.stroke();
}

type Marked = { stretch: AxisWindow; box: Box; scene: Scene; line: OverlayLine; offset: number };

function paintMarks(context: CanvasRenderingContext2D, points: Points, { stretch, box, scene, line, offset }: Marked): void {
  const scale = box.width / (stretch.to - stretch.from);
  const areFew = points.at.length <= fewPoints;
  // Anchored to the axis, not to the stretch: marks stay on their steps while the picture moves.
  let next = Math.floor((stretch.from * scale) / markEvery) * markEvery + offset;
  for (let index = Math.max(0, firstFrom(points.at, stretch.from)); index < points.at.length; index++) {
    const place = points.at[index] ?? 0;
    if (place > stretch.to) return;
    if (!areFew && place * scale < next) continue;
    next = (Math.floor((place * scale - offset) / markEvery) + 1) * markEvery + offset;
    const y = heightOf(points.values[index] ?? Number.NaN, scene, box.height);
    if (Number.isFinite(y)) paintMark(context, line.mark, (place - stretch.from) * scale, y, scene.inks.surface);
  }
}

/** The first place that is not before `from`. */
export function firstFrom(at: readonly number[], from: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
