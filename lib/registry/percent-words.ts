import type { EstimateWithInterval } from "@/lib/evaluations/schemas";
import { formatInterval, formatPercent } from "@/lib/format";

/** "82.4% (95% interval 77.8 to 86.2, 312 cases)" */
export function percentWords({ value, ci95, n }: EstimateWithInterval): string {
  return `${formatPercent(value)} (95% interval ${formatInterval({ low: ci95[0] * 100, high: ci95[1] * 100 }, 1)}, ${n} cases)`;
}
