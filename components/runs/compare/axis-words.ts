import { formatDuration, formatNumber, formatTokens } from "@/lib/format";
import type { CurveAxis } from "@/lib/runs/curves/schemas";

export const axisWords: Record<CurveAxis, { name: string; option: string; format: (at: number) => string }> = {
  step: { name: "Step", option: "Step", format: (at) => formatNumber(at, Number.isInteger(at) || at > 100 ? 0 : 1) },
  time: { name: "Time since the first step", option: "Time", format: (at) => (at === 0 ? "0" : formatDuration(at * 1_000)) },
  tokens: { name: "Tokens read", option: "Tokens", format: formatTokens },
};
