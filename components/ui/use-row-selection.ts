"use client";

import { useRef } from "react";
import type { Selection } from "./table-types";

/** Toggles one row, or all from the last one touched to this one. What a filter hides stays selected. */
export function useRowSelection(keys: readonly string[], selection: Selection | undefined) {
  const anchor = useRef<number | null>(null);
  const chosen = keys.filter((key) => selection?.keys.has(key)).length;

  function toggle(index: number, range: boolean) {
    const key = keys[index];
    if (!selection || key === undefined) return;
    const next = new Set(selection.keys);
    const on = !next.has(key);
    const start = range && anchor.current !== null ? anchor.current : index;
    for (const each of keys.slice(Math.min(start, index), Math.max(start, index) + 1)) {
      if (on) next.add(each);
      else next.delete(each);
    }
    anchor.current = index;
    selection.onChange(next);
  }

  function toggleAll(on: boolean) {
    if (!selection) return;
    const next = new Set(selection.keys);
    for (const key of keys) {
      if (on) next.add(key);
      else next.delete(key);
    }
    selection.onChange(next);
  }

  const all: boolean | "indeterminate" = chosen === 0 ? false : chosen === keys.length ? true : "indeterminate";
  return { toggle, toggleAll, all };
}
