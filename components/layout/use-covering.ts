"use client";

import { type RefObject, useLayoutEffect } from "react";

/**
 * While something covers its page, the focus is in it and the bars round the page cannot be reached; afterwards the focus is back where it
 * was. Before anything is drawn: what has become inert loses the focus then, and nobody knows any more where it was.
 */
export function useCovering(page: RefObject<HTMLElement | null>, cover: RefObject<HTMLElement | null>, isCovering: boolean): void {
  useLayoutEffect(() => {
    const { current: main } = page;
    if (!isCovering || !main) return;
    const before = document.activeElement;
    const bars = [...(main.parentElement?.querySelectorAll<HTMLElement>(":scope > header, :scope > nav") ?? [])];
    for (const bar of bars) bar.inert = true;
    cover.current?.focus({ preventScroll: true });
    return () => {
      for (const bar of bars) bar.inert = false;
      const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
      (isThere ? before : main).focus({ preventScroll: true });
    };
  }, [page, cover, isCovering]);
}
