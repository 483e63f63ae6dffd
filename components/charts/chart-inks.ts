"use client";

import type { SeriesTone } from "./step-series";

export type ChartInks = {
  tone: (tone: SeriesTone) => string;
  ink: string;
  ink2: string;
  ink3: string;
  grid: string;
  sunken: string;
  surface: string;
  font: string;
};

/** A canvas knows no CSS variables: the tokens are read from an element as colours, again after the theme changes. */
export function readInks(host: HTMLElement): ChartInks {
  const probe = document.createElement("span");
  host.append(probe);
  const read = (token: string) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const tones = new Map<SeriesTone, string>([
    ["accent", read("accent")],
    ["baseline", read("baseline")],
  ]);
  for (const series of [1, 2, 3, 4, 5, 6] as const) tones.set(series, read(`series-${series}`));
  const inks = {
    tone: (tone: SeriesTone) => tones.get(tone) ?? read("baseline"),
    ink: read("on-surface"),
    ink2: read("on-surface-2"),
    ink3: read("on-surface-3"),
    grid: read("grid"),
    sunken: read("sunken"),
    surface: read("surface"),
    font: getComputedStyle(host).fontFamily,
  };
  probe.remove();
  return inks;
}
