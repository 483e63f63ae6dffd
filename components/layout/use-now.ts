"use client";

import { useEffect, useState } from "react";

/** The time, moving: for "last step 2 s ago". It stands still while nothing is live. */
export function useNow(everyMs: number, live = true): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    if (!live) return;
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, live]);
  return now;
}
