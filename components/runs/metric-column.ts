import type { RunMetric } from "@/lib/runs/schemas";

/** One measure over the steps, or the moments, at which it was taken. */
export function column(
  metrics: readonly RunMetric[],
  name: Exclude<keyof RunMetric, "step" | "at">,
  place: (metric: RunMetric) => number | null = ({ step }) => step,
): { steps: number[]; values: number[] } {
  const points = metrics.flatMap((metric) => {
    const value = metric[name];
    const at = place(metric);
    return value === null || at === null ? [] : [{ at, value }];
  });
  return { steps: points.map(({ at }) => at), values: points.map(({ value }) => value) };
}
