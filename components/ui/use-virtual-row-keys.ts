"use client";

import type { RefObject } from "react";
import { useKeys } from "./use-keys";

type RowKeys = {
  body: RefObject<HTMLElement | null>;
  count: number;
  /** Index of the open row, or -1. */
  openAt: number;
  scrollTo: (index: number) => void;
  /** What scrolls, and the first row that stands in view whole. */
  scroller: HTMLElement | null;
  firstInView: () => number;
  onToggle: (index: number, range: boolean) => void;
  /** Somebody else, such as an open editor, walks. */
  walks: boolean;
};

const tries = 5;

/** J, K and the arrows walk through all loaded rows, drawn or not; the page keys scroll; X selects. */
export function useVirtualRowKeys({ body, count, openAt, scrollTo, scroller, firstInView, onToggle, walks }: RowKeys): void {
  const focused = () => {
    const row = document.activeElement?.closest("tr[aria-rowindex]");
    return row && body.current?.contains(row) ? Number(row.getAttribute("aria-rowindex")) - 2 : -1;
  };
  const here = () => (focused() === -1 ? openAt : focused());

  /** A row that was far away is drawn a frame or two after the list has moved. */
  function focus(index: number, left: number) {
    const row = body.current?.querySelector<HTMLElement>(`tr[aria-rowindex="${index + 2}"] [data-row-target]`);
    if (row) row.focus({ preventScroll: true });
    else if (left > 0) requestAnimationFrame(() => focus(index, left - 1));
  }

  function walk(by: 1 | -1) {
    if (!walks || count === 0) return;
    const at = here();
    const next = Math.min(count - 1, Math.max(0, at === -1 ? firstInView() : at + by));
    scrollTo(next);
    focus(next, tries);
  }

  function arrow(event: KeyboardEvent, by: 1 | -1) {
    if (focused() === -1) return;
    event.preventDefault();
    walk(by);
  }

  /** A focused row that is scrolled away is no longer drawn, and with it the keys would lose what they scroll. The list itself stays. */
  function page() {
    if (focused() !== -1 || (walks && document.activeElement === document.body)) scroller?.focus({ preventScroll: true });
  }

  function select(range: boolean) {
    if (here() !== -1) onToggle(here(), range);
  }

  useKeys({
    j: () => walk(1),
    k: () => walk(-1),
    ArrowDown: (event) => arrow(event, 1),
    ArrowUp: (event) => arrow(event, -1),
    PageDown: page,
    PageUp: page,
    Home: page,
    End: page,
    x: () => select(false),
    X: () => select(true),
  });
}
