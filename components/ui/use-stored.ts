"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";

const changed = "hone:stored";

/** What a person set up on this machine: folds, column widths. `parse` answers with the usual for anything unreadable. */
export function useStored<T>(key: string, parse: (stored: unknown) => T): [value: T, store: (next: T) => void] {
  const text = useSyncExternalStore(
    listen,
    () => localStorage.getItem(key),
    () => null,
  );
  const value = useMemo(() => parse(read(text)), [text, parse]);
  const store = useCallback(
    (next: T) => {
      localStorage.setItem(key, JSON.stringify(next));
      window.dispatchEvent(new Event(changed));
    },
    [key],
  );
  return [value, store];
}

function read(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function listen(notify: () => void): () => void {
  for (const name of [changed, "storage"]) window.addEventListener(name, notify);
  return () => {
    for (const name of [changed, "storage"]) window.removeEventListener(name, notify);
  };
}
