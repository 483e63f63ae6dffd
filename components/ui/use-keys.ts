"use client";

import { useLayoutEffect, useRef } from "react";
import { lettersAreOn } from "./letter-keys";

const typing = "input, textarea, select, [contenteditable=true], [role=dialog], [role=menu], [role=listbox]";

/**
 * Keys for the whole page: "j", "Escape", "Ctrl a" (Cmd on a Mac). They stay silent while someone types or a layer is open;
 * single letters also for whoever turned them off.
 */
export function useKeys(keys: Record<string, (event: KeyboardEvent) => void>, enabled = true): void {
  const latest = useRef(keys);
  // Before anybody sees the new state: a key pressed at what is drawn must not reach what was there before it.
  useLayoutEffect(() => {
    latest.current = keys;
  });

  // Listened from the moment that it is drawn: after a paint, a quick key would be lost, or reach what has just gone from the page.
  useLayoutEffect(() => {
    if (!enabled) return;
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(typing)) return;
      const isCommand = event.ctrlKey || event.metaKey;
      if (!isCommand && isLetter(event.key) && !lettersAreOn()) return;
      latest.current[isCommand ? `Ctrl ${event.key}` : event.key]?.(event);
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [enabled]);
}

/** "?" stays: it leads to the switch that turns the others on again. */
function isLetter(key: string): boolean {
  return key.length === 1 && key !== "?";
}
