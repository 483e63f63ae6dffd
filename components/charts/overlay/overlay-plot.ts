"use client";

import { type AxisWindow, widened } from "./axis-window";
import type { MovingWindow } from "./moving-window";
import { onceAFrame } from "./one-a-frame";
import { type Frame, innerOf, type PlotBox, paintGrid, paintOver } from "./paint-frame";
import { paintLines, type Scene } from "./paint-lines";

export interface PlotInput {
  scene: Scene;
  box: PlotBox;
  total: number;
  named: Frame["named"];
  formatAt: Frame["formatAt"];
}

/** The kept picture reaches this many windows beyond either side. */
const beyond = 0.75;
const mostRatio = 2;
/** Stretched further than this, a kept picture is blurred enough to be drawn anew while it still moves. */
const mostStretch = 1.5;

/**
 * Lines are drawn once, wider than what is seen, and each frame only moves that picture; it is drawn anew when the edge comes near, when it is
 * stretched too far, and when everything stands still. Twenty lines of ten thousand steps cannot be drawn sixty times a second otherwise.
 */
export function createOverlayPlot(canvas: HTMLCanvasElement, moving: MovingWindow) {
  const context = canvas.getContext("2d");
  const kept = document.createElement("canvas");
  const keptContext = kept.getContext("2d");
  let input: PlotInput | null = null;
  let stretch: AxisWindow | null = null;
  let isStale = true;
  let frame = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let forget = () => undefined as unknown;

  const ratio = () => Math.min(mostRatio, window.devicePixelRatio || 1);

  function drawLines(): void {
    if (!input || !keptContext) return;
    const inner = innerOf(input.box);
    const seen = moving.get();
    stretch = widened(seen, input.total, beyond);
    const width = Math.max(1, (inner.width * (stretch.to - stretch.from)) / (seen.to - seen.from));
    const size = { width, height: inner.height, ratio: ratio() };
    kept.width = Math.ceil(width * size.ratio);
    kept.height = Math.ceil(inner.height * size.ratio);
    paintLines(keptContext, stretch, size, input.scene);
    isStale = false;
    ask();
  }

  /** Whether the kept picture still does for what is seen now. */
  function fits(): boolean {
    if (!input || !stretch || isStale) return false;
    const seen = moving.get();
    const span = seen.to - seen.from;
    if (seen.from < stretch.from - span * 1e-9 || seen.to > stretch.to + span * 1e-9) return false;
    const room = Math.min(stretch.from > 0 ? seen.from - stretch.from : span, stretch.to < input.total ? stretch.to - seen.to : span);
    return room >= span * 0.25 && grownBy() > 1 / mostStretch && grownBy() < mostStretch;
  }

  /** The kept picture's pixels for one of what is seen; 1 where it was drawn for this very window. */
  function grownBy(): number {
    if (!input || !stretch) return 1;
    const { from, to } = moving.get();
    return (kept.width / ratio() / innerOf(input.box).width) * ((to - from) / (stretch.to - stretch.from));
  }

  function draw(): void {
    frame = 0;
    if (!input || !context) return;
    if (!stretch) drawLines();
    else if (!fits()) forget = onceAFrame(drawLines);
    const { box, scene, named, formatAt } = input;
    const inner = innerOf(box);
    const seen = moving.get();
    const scale = ratio();
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, box.width, box.height);
    const shown: Frame = { scene, box, window: seen, reading: moving.reading(), named, formatAt };
    paintGrid(context, shown);
    if (stretch && kept.width > 0) {
      const perUnit = kept.width / (stretch.to - stretch.from);
      const from = (seen.from - stretch.from) * perUnit;
      context.drawImage(kept, from, 0, (seen.to - seen.from) * perUnit, kept.height, box.left, box.top, inner.width, inner.height);
    }
    paintOver(context, shown);
  }

  function ask(): void {
    frame ||= requestAnimationFrame(draw);
  }

  function onMove(): void {
    ask();
    clearTimeout(resting);
    // Sharp again once it stands still.
    resting = setTimeout(() => {
      if (Math.abs(grownBy() - 1) > 0.01) forget = onceAFrame(drawLines);
    }, 120);
  }

  const stop = moving.listen(onMove);
  return {
    update(next: PlotInput) {
      const scale = ratio();
      // With its pixels and not before: a canvas that grows first shows stretched lines.
      canvas.style.width = `${next.box.width}px`;
      if (canvas.width !== Math.round(next.box.width * scale)) canvas.width = Math.round(next.box.width * scale);
      if (canvas.height !== Math.round(next.box.height * scale)) canvas.height = Math.round(next.box.height * scale);
      input = next;
      isStale = true;
      ask();
    },
    destroy() {
      stop();
      forget();
      clearTimeout(resting);
      cancelAnimationFrame(frame);
    },
  };
}
