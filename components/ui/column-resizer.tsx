"use client";

import type { KeyboardEvent, PointerEvent } from "react";

const narrowest = 48;
const stepPx = 16;

type ColumnResizerProps = { label: string; onResize: (width: number | null) => void };

/** On the left edge: the first column takes what the others leave, so that is the edge which follows the pointer. */
export function ColumnResizer({ label, onResize }: ColumnResizerProps) {
  const widthNow = (handle: HTMLElement) => handle.parentElement?.getBoundingClientRect().width ?? narrowest;
  const resize = (width: number) => onResize(Math.max(narrowest, Math.round(width)));

  function drag(event: PointerEvent<HTMLButtonElement>) {
    const handle = event.currentTarget;
    const from = event.clientX;
    const width = widthNow(handle);
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => resize(width + from - moved.clientX);
    handle.addEventListener("pointermove", move);
    handle.addEventListener("lostpointercapture", () => handle.removeEventListener("pointermove", move), { once: true });
  }

  function press(event: KeyboardEvent<HTMLButtonElement>) {
    const by = { ArrowLeft: stepPx, ArrowRight: -stepPx }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    resize(widthNow(event.currentTarget) + by);
  }

  return (
    <button
      type="button"
      aria-label={`Width of ${label}: arrow keys change it, a double click resets it`}
      onPointerDown={drag}
      onKeyDown={press}
      onDoubleClick={() => onResize(null)}
      className="absolute inset-y-0 -left-2 w-6 cursor-col-resize touch-none after:absolute after:inset-y-2 after:left-[7.5px] after:w-px after:bg-line hover:after:inset-y-0 hover:after:bg-accent focus-visible:after:bg-accent max-md:hidden"
    />
  );
}
