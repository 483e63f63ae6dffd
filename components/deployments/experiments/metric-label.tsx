import { metricOf } from "@/lib/deployments/experiments/metric";
import type { Judging } from "@/lib/deployments/experiments/schemas";

/** What is measured; a judge's marks never without whether the judge can be believed. */
export function MetricLabel({ metric, judging }: { metric: string; judging: Judging | null }) {
  const { label } = metricOf(metric);
  return (
    <span className="block truncate">
      {label.charAt(0).toUpperCase() + label.slice(1)}
      {metric === "judge" && judging && (
        <span className="hint block truncate" title={judging.calibration}>
          {judging.isCalibrated ? "judge calibrated by people" : "judge not calibrated yet"}
        </span>
      )}
    </span>
  );
}
