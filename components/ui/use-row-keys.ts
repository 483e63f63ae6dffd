"use client";

import type { RefObject } from "react";
import { useKeys } from "./use-keys";

/** J and K walk the rows' own links or buttons, so that Enter opens with no code of ours. */
export function useRowKeys(body: RefObject<HTMLElement | null>, enabled: boolean, onSelect?: (index: number, range: boolean) => void) {
  const targets = () => [...(body.current?.querySelectorAll<HTMLElement>("[data-row-target]") ?? [])];
  const focused = (rows: HTMLElement[]) => rows.findIndex((row) => row.closest("tr")?.contains(document.activeElement));
  const opened = (rows: HTMLElement[]) => rows.findIndex((row) => row.closest("tr")?.hasAttribute("data-open"));

  /** With several tables on a page, the one that holds the focus listens. */
  const elsewhere = () => {
    const table = document.activeElement?.closest("table");
    return table !== null && table !== undefined && table !== body.current?.closest("table");
  };

  function walk(by: 1 | -1) {
    if (elsewhere()) return;
    const rows = targets();
    const at = focused(rows) === -1 ? opened(rows) : focused(rows);
    const next = at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by));
    rows[next]?.focus();
    rows[next]?.scrollIntoView({ block: "nearest" });
  }

  function select(range: boolean) {
    const at = focused(targets());
    if (at !== -1) onSelect?.(at, range);
  }

  useKeys({ j: () => walk(1), k: () => walk(-1), x: () => select(false), X: () => select(true) }, enabled);
}
