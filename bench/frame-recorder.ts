/** What one stretch of scrolling looked like, in the browser's own frames. */
export interface Recording {
  /** Milliseconds from each frame to the next. */
  gapsMs: number[];
  /** For each frame, how many rows in view had no text. */
  blankRows: number[];
  /** Frames that stood at the very end of what is loaded. */
  atEnd: number;
  /** Number of the lowest row in view at the end, and pixels passed. */
  reachedRow: number;
  passedPx: number;
}

declare global {
  interface Window {
    startRecording: () => void;
    stopRecording: () => Recording;
  }
}

/**
 * Runs in the page, before any script of its own. A row counts as blank when it is in view without text: a skeleton, or the ruled space that
 * stands for rows not drawn. Every frame is judged twice, and by the worse of the two: as the scroll found the rows that were drawn for
 * the place before, which is what a browser shows that scrolls ahead of the page's script, and again after the script has drawn.
 */
export function installRecorder(): void {
  const rowHeightPx = 54;
  let recording: Recording | null = null;
  let scroller: HTMLElement | null = null;
  let worst = 0;
  let last = 0;
  let lastTop = 0;

  function look(): { blank: number; lowest: number } {
    if (!scroller) return { blank: 0, lowest: 0 };
    const { bottom } = scroller.getBoundingClientRect();
    const top = scroller.querySelector("thead")?.getBoundingClientRect().bottom ?? 0;
    let blank = 0;
    let lowest = 0;
    for (const row of scroller.querySelectorAll<HTMLElement>("tbody > tr")) {
      const place = row.getBoundingClientRect();
      const seen = Math.min(place.bottom, bottom) - Math.max(place.top, top);
      if (seen < 1) continue;
      if (row.textContent?.trim()) lowest = Number(row.getAttribute("aria-rowindex")) - 1;
      else blank += Math.ceil(seen / rowHeightPx);
    }
    return { blank, lowest };
  }

  function onScroll(): void {
    worst = Math.max(worst, look().blank);
  }

  function onFrame(now: number): void {
    if (!recording || !scroller) return;
    const { blank, lowest } = look();
    if (last > 0) {
      recording.gapsMs.push(now - last);
      recording.blankRows.push(Math.max(worst, blank));
    }
    if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1) recording.atEnd += 1;
    recording.reachedRow = Math.max(recording.reachedRow, lowest);
    recording.passedPx += Math.abs(scroller.scrollTop - lastTop);
    lastTop = scroller.scrollTop;
    worst = 0;
    last = now;
    requestAnimationFrame(onFrame);
  }

  window.startRecording = () => {
    scroller = document.querySelector<HTMLElement>("table[aria-rowcount]")?.parentElement ?? null;
    recording = { gapsMs: [], blankRows: [], atEnd: 0, reachedRow: 0, passedPx: 0 };
    worst = 0;
    last = 0;
    lastTop = scroller?.scrollTop ?? 0;
    // In the capture phase of the window: before the list hears of it.
    window.addEventListener("scroll", onScroll, { capture: true });
    requestAnimationFrame(onFrame);
  };
  window.stopRecording = () => {
    window.removeEventListener("scroll", onScroll, { capture: true });
    const done = recording;
    recording = null;
    if (!done || !scroller) throw new Error("There is no table on this page to record.");
    return done;
  };
}
