"use client";

import type uPlot from "uplot";
import type { ChartInks } from "./chart-inks";
import { pushApart } from "./push-apart";
import type { StepView } from "./step-plot";
import { lastValue } from "./step-series";

/** uPlot draws in device pixels; these measures are CSS pixels. */
const ratio = (plot: uPlot) => plot.ctx.canvas.width / plot.width;

function writer(plot: uPlot, inks: ChartInks) {
  const { ctx } = plot;
  const scale = ratio(plot);
  return (text: string, x: number, y: number, colour: string, align: CanvasTextAlign, weight = 400, size = 11) => {
    ctx.font = `${weight} ${size * scale}px ${inks.font}`;
    ctx.textAlign = align;
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    ctx.lineWidth = 4 * scale;
    ctx.strokeStyle = inks.surface;
    ctx.fillStyle = colour;
    return {
      width: ctx.measureText(text).width,
      put: (halo: boolean) => {
        if (halo) ctx.strokeText(text, x, y);
        ctx.fillText(text, x, y);
      },
    };
  };
}

/** What has not happened yet is shaded, before anything else is drawn. */
export function drawFuture(plot: uPlot, { now, total }: StepView, inks: ChartInks): void {
  if (now === undefined || now >= total) return;
  const { ctx, bbox } = plot;
  const x = plot.valToPos(now, "x", true);
  ctx.save();
  ctx.globalAlpha = 0.7;
  ctx.fillStyle = inks.sunken;
  ctx.fillRect(x, bbox.top, bbox.left + bbox.width - x, bbox.height);
  ctx.restore();
}

/** "Now" is a solid line; epochs are named at the top, where they do not meet it. */
export function drawNow(plot: uPlot, { now, total, epochs }: StepView, inks: ChartInks): void {
  const { ctx, bbox } = plot;
  const scale = ratio(plot);
  const nowX = now === undefined || now >= total ? undefined : plot.valToPos(now, "x", true);
  ctx.save();
  if (nowX !== undefined) {
    ctx.strokeStyle = inks.ink;
    ctx.lineWidth = 1.25 * scale;
    ctx.beginPath();
    ctx.moveTo(nowX, bbox.top);
    ctx.lineTo(nowX, bbox.top + bbox.height);
    ctx.stroke();
  }

  const write = writer(plot, inks);
  let free = bbox.left + 40 * scale;
  for (const { at, label } of epochs) {
    const x = plot.valToPos(at, "x", true) - 6 * scale;
    const text = write(label, x, bbox.top + 8 * scale, inks.ink3, "right");
    const meetsNow = nowX !== undefined && x - text.width - 6 * scale < nowX && nowX < x + 12 * scale;
    if (at >= total || x - text.width < free || meetsNow) continue;
    text.put(true);
    free = x + 12 * scale;
  }
  ctx.restore();
}

/** Names stand at the lines' ends, pushed apart; there is no legend to look up. */
export function drawEnds(plot: uPlot, { series, lifted, format }: StepView, inks: ChartInks): void {
  const { ctx, bbox } = plot;
  const scale = ratio(plot);
  const ends = series.flatMap((item) => {
    const value = lastValue(item);
    const step = item.steps.at(-1);
    return value === undefined || step === undefined
      ? []
      : [{ item, value, x: plot.valToPos(step, "x", true), y: plot.valToPos(value, "y", true) }];
  });
  const places = pushApart(
    ends.map(({ y }) => y),
    17 * scale,
    bbox.top + 8 * scale,
    bbox.top + bbox.height - 6 * scale,
  );

  ctx.save();
  const write = writer(plot, inks);
  const labelX = Math.max(...ends.map(({ x }) => x)) + 10 * scale;
  ends.forEach(({ item, value, x, y }, index) => {
    const colour = lifted !== undefined && lifted !== item.name ? inks.ink3 : inks.tone(item.tone);
    if (item.draw === "points") {
      ctx.fillStyle = colour;
      ctx.beginPath();
      ctx.arc(x, y, 4.5 * scale, 0, 2 * Math.PI);
      ctx.fill();
    }
    // Series colours are marks, not ink: only the accent may be read as text.
    const ink = item.tone === "accent" ? colour : inks.ink2;
    write(`${item.name} ${format(value)}`, labelX, places[index] ?? y, ink, "left", item.tone === "accent" ? 600 : 500, 12).put(true);
  });
  ctx.restore();
}
