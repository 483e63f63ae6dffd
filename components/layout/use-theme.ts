"use client";

import { useSyncExternalStore } from "react";
import { parseTheme, type Theme, themeCookie } from "@/lib/theme";

const yearSeconds = 31_536_000;

function subscribe(onChange: () => void) {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

const readTheme = () => parseTheme(document.documentElement.dataset.theme);

/** The attribute on <html> is the state; the cookie lets the server draw it right the next time. */
export function useTheme() {
  const theme = useSyncExternalStore<Theme>(subscribe, readTheme, () => "system");

  function setTheme(next: Theme) {
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in two of the browsers people use
    document.cookie = `${themeCookie}=${next}; path=/; max-age=${next === "system" ? 0 : yearSeconds}; samesite=lax`;
  }

  return { theme, setTheme };
}
