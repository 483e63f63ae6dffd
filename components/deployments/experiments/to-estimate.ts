import type { Estimate } from "@/components/charts/estimate";
import type { ExperimentContrast } from "@/lib/deployments/experiments/schemas";

/** A difference as charts draw it, in the metric's own unit. */
export function toEstimate({ value, ci95, ci50 }: ExperimentContrast): Estimate {
  return { value, low: ci95[0], high: ci95[1], midLow: ci50[0], midHigh: ci50[1] };
}
