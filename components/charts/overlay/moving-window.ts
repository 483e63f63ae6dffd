import type { AxisWindow } from "./axis-window";

type Listener = () => void;

/** What several pictures look at together. It moves with every frame, which is too often for React: pictures listen to it themselves. */
export interface MovingWindow {
  get: () => AxisWindow;
  set: (window: AxisWindow) => void;
  /** Without `onSettled` hearing of it: for whoever decides it. Waits for nobody who is moving it right now. */
  show: (window: AxisWindow) => void;
  /** The place that is read off in all pictures; null while nobody points. */
  reading: () => number | null;
  read: (place: number | null) => void;
  listen: (listener: Listener) => () => void;
}

const settledMs = 180;

/** `onSettled` hears of it once nobody has moved it for a moment. */
export function createMovingWindow(first: AxisWindow, onSettled: (window: AxisWindow) => void): MovingWindow {
  const listeners = new Set<Listener>();
  let window = first;
  let place: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    get: () => window,
    set: (next) => {
      window = next;
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = undefined;
        onSettled(window);
      }, settledMs);
      tell();
    },
    show: (next) => {
      if (timer !== undefined) return;
      window = next;
      tell();
    },
    reading: () => place,
    read: (next) => {
      if (next === place) return;
      place = next;
      tell();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
