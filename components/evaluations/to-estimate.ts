import type { Estimate } from "@/components/charts/estimate";
import type { EstimateWithInterval } from "@/lib/evaluations/schemas";
import { formatInterval, formatPercent } from "@/lib/format";

/** A share of cases, as charts draw it: in percent, or in points for a difference. */
export function toEstimate({ value, ci95, ci50 }: EstimateWithInterval): Estimate {
  return { value: value * 100, low: ci95[0] * 100, high: ci95[1] * 100, midLow: ci50[0] * 100, midHigh: ci50[1] * 100 };
}

/** "82.4%, 95% interval 77.8 to 86.2" */
export function scoreWords(score: EstimateWithInterval): string {
  return `${formatPercent(score.value)}, 95% interval ${formatInterval(toEstimate(score), 1)}`;
}
