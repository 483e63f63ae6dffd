import type { KeyboardEvent } from "react";
import { moved, wholeWindow, zoomed } from "./axis-window";
import type { MovingWindow } from "./moving-window";

const keyShare = 0.1;
const keyZoom = 0.7;
/** So many presses read a picture from one end to the other. */
const readings = 50;

/** All that the pointer can do, by keyboard. */
export function windowKeys(event: KeyboardEvent, moving: MovingWindow, total: number): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
  const closer = () => moving.set(zoomed(moving.get(), total, { factor: keyZoom }));
  const acts: Record<string, () => void> = {
    ArrowLeft: () => (event.shiftKey ? read(moving, -1) : moving.set(moved(moving.get(), total, -keyShare))),
    ArrowRight: () => (event.shiftKey ? read(moving, 1) : moving.set(moved(moving.get(), total, keyShare))),
    "+": closer,
    "=": closer,
    "-": () => moving.set(zoomed(moving.get(), total, { factor: 1 / keyZoom })),
    "0": () => moving.set(wholeWindow(total)),
    Escape: () => moving.read(null),
  };
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function read(moving: MovingWindow, direction: 1 | -1): void {
  const { from, to } = moving.get();
  const place = (moving.reading() ?? (direction > 0 ? from : to)) + (direction * (to - from)) / readings;
  moving.read(Math.min(to, Math.max(from, place)));
}
