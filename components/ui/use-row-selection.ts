"use client";

import { useRef } from "react";
import type { Selection } from "./table-types";

/** Toggles one row, or all from the last one touched to this one. What a filter hides stays selected. */
export function useRowSelection(keys: readonly string[], selection: Selection | undefined) {
  const anchor = useRef<string | null>(null);
  const chosen = selection ? keys.filter((key) => selection.keys.has(key)).length : 0;

  function toggle(index: number, range: boolean) {
    const key = keys[index];
    if (!selection || key === undefined) return;
    const next = new Set(selection.keys);
    const on = !next.has(key);
    const from = range && anchor.current !== null ? keys.indexOf(anchor.current) : -1;
    const start = from === -1 ? index : from;
    for (const each of keys.slice(Math.min(start, index), Math.max(start, index) + 1)) {
      if (on) next.add(each);
      else next.delete(each);
    }
    anchor.current = key;
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
