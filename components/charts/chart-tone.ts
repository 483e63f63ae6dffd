export type ChartTone = "accent" | "ink" | "baseline" | "caution" | "negative";

export const toneStroke: Record<ChartTone, string> = {
  accent: "stroke-accent",
  ink: "stroke-on-surface",
  baseline: "stroke-baseline",
  caution: "stroke-caution",
  negative: "stroke-negative",
};

export const toneFill: Record<ChartTone, string> = {
  accent: "fill-accent",
  ink: "fill-on-surface",
  baseline: "fill-baseline",
  caution: "fill-caution",
  negative: "fill-negative",
};

export const toneText: Record<ChartTone, string> = {
  accent: "text-accent",
  ink: "text-on-surface",
  baseline: "text-on-surface-2",
  caution: "text-caution",
  negative: "text-negative",
};
