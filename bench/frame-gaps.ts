declare global {
  interface Window {
    startFrames: () => void;
    stopFrames: () => number[];
  }
}

/** Runs in the page, before any script of its own: milliseconds from each frame to the next. */
export function installFrameGaps(): void {
  let gaps: number[] | null = null;
  let last = 0;
  function onFrame(now: number): void {
    if (!gaps) return;
    if (last > 0) gaps.push(now - last);
    last = now;
    requestAnimationFrame(onFrame);
  }
  window.startFrames = () => {
    gaps = [];
    last = 0;
    requestAnimationFrame(onFrame);
  };
  window.stopFrames = () => {
    const done = gaps ?? [];
    gaps = null;
    return done;
  };
}
