"use client";

import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import { moved, wholeWindow, zoomed } from "./axis-window";
import type { MovingWindow } from "./moving-window";

interface GestureInput {
  canvas: RefObject<HTMLCanvasElement | null>;
  moving: MovingWindow;
  total: number;
  left: number;
  innerWidth: number;
}

/** Drag to move, pinch or Ctrl and wheel to come closer; the wheel alone scrolls the page, as everywhere. */
export function useGestures({ canvas, moving, total, left, innerWidth }: GestureInput) {
  const held = useRef(new Map<number, number>());
  const shareOf = (clientX: number) => {
    const box = canvas.current?.getBoundingClientRect();
    return box ? Math.min(1, Math.max(0, (clientX - box.left - left) / innerWidth)) : 0.5;
  };
  const placeOf = (share: number) => {
    const { from, to } = moving.get();
    return from + share * (to - from);
  };

  const latest = useRef({ total, shareOf, innerWidth });
  useEffect(() => {
    latest.current = { total, shareOf, innerWidth };
  });
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    // React's own wheel listeners are passive, and cannot keep the page from zooming too.
    function onWheel(event: WheelEvent) {
      const { total: all, shareOf: share, innerWidth: width } = latest.current;
      const isClose = event.ctrlKey || event.metaKey;
      const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (!isClose && Math.abs(sideways) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return;
      event.preventDefault();
      if (isClose) moving.set(zoomed(moving.get(), all, { factor: Math.exp(event.deltaY * 0.004), anchor: share(event.clientX) }));
      else moving.set(moved(moving.get(), all, sideways / width));
    }
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [canvas, moving]);

  function onPointerDown(event: PointerEvent) {
    if (event.button !== 0) return;
    held.current.set(event.pointerId, event.clientX);
    event.currentTarget.setPointerCapture(event.pointerId);
    moving.read(null);
  }

  function onPointerMove(event: PointerEvent) {
    const before = held.current.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType === "mouse") moving.read(placeOf(shareOf(event.clientX)));
      return;
    }
    const other = [...held.current].find(([id]) => id !== event.pointerId)?.[1];
    held.current.set(event.pointerId, event.clientX);
    if (other === undefined) moving.set(moved(moving.get(), total, (before - event.clientX) / innerWidth));
    else {
      const factor = Math.max(10, Math.abs(before - other)) / Math.max(10, Math.abs(event.clientX - other));
      moving.set(zoomed(moving.get(), total, { factor, anchor: shareOf((event.clientX + other) / 2) }));
    }
  }

  function onPointerUp(event: PointerEvent) {
    held.current.delete(event.pointerId);
    // A tap reads, where there is no pointer to hover with.
    if (event.pointerType !== "mouse") moving.read(placeOf(shareOf(event.clientX)));
  }

  return {
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel: (event: PointerEvent) => void held.current.delete(event.pointerId),
    onPointerLeave: (event: PointerEvent) => held.current.size === 0 && event.pointerType === "mouse" && moving.read(null),
    onDoubleClick: () => moving.set(wholeWindow(total)),
  };
}
