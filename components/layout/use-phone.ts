"use client";

import { useSyncExternalStore } from "react";

/** The same width as `max-md:`. */
const narrow = "(width < 48rem)";

/** Whether the page is as narrow as a phone; false on the server. */
export function usePhone(): boolean {
  return useSyncExternalStore(
    listen,
    () => matchMedia(narrow).matches,
    () => false,
  );
}

function listen(notify: () => void): () => void {
  const media = matchMedia(narrow);
  media.addEventListener("change", notify);
  return () => media.removeEventListener("change", notify);
}
