export type ChartTone = "accent" | "ink" | "baseline";

export const toneStroke: Record<ChartTone, string> = {
  accent: "stroke-accent",
  ink: "stroke-on-surface",
  baseline: "stroke-baseline",
};

export const toneFill: Record<ChartTone, string> = {
  accent: "fill-accent",
  ink: "fill-on-surface",
  baseline: "fill-baseline",
};

export const toneText: Record<ChartTone, string> = {
  accent: "text-accent",
  ink: "text-on-surface",
  baseline: "text-on-surface-2",
};
