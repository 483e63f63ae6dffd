import type { RunMetric } from "@/lib/runs/schemas";

/** One measure over the steps at which it was taken. */
export function column(metrics: readonly RunMetric[], name: Exclude<keyof RunMetric, "step">): { steps: number[]; values: number[] } {
  const points = metrics.flatMap((metric) => {
    const value = metric[name];
    return value === null ? [] : [{ step: metric.step, value }];
  });
  return { steps: points.map(({ step }) => step), values: points.map(({ value }) => value) };
}
