import { formatNumber } from "@/lib/format";
import type { RunMetric } from "@/lib/runs/schemas";

export interface CurveAxis {
  name: string;
  format: (at: number) => string;
  /** Where a step stands on it; null where nobody knows. */
  place: (metric: RunMetric) => number | null;
  total: number;
}

const units = [
  { seconds: 1, word: "s" },
  { seconds: 60, word: "min" },
  { seconds: 3_600, word: "h" },
] as const;

/** Time since the first step, in a unit that keeps the figures small; null where the trainer does not say when its steps were. */
export function timeAxis(metrics: readonly RunMetric[]): CurveAxis | null {
  const times = metrics.flatMap(({ at }) => (at ? [at.getTime()] : []));
  const [start, end] = [times[0], times.at(-1)];
  if (start === undefined || end === undefined || end <= start) return null;
  const seconds = (end - start) / 1_000;
  const { seconds: unit, word } = units.findLast((one) => seconds > 2 * one.seconds) ?? units[0];
  return {
    name: "Time",
    format: (at) => `${formatNumber(at, Number.isInteger(at) ? 0 : 1)} ${word}`,
    place: ({ at }) => (at ? (at.getTime() - start) / 1_000 / unit : null),
    total: seconds / unit,
  };
}
