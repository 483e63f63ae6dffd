import { VersionTrend } from "@/components/charts/version-trend";
import type { LearningCurve } from "@/lib/evaluations/learning-curves/schemas";
import { formatNumber } from "@/lib/format";
import { scoreWords, toEstimate } from "../to-estimate";

/** Each step is a doubling, so that equal steps are a logarithmic axis. */
export function LearningCurveChart({ curve: { points, baseline, verdict } }: { curve: LearningCurve }) {
  const measured = points.flatMap(({ percent, trainCount, score }) => (score ? [{ percent, trainCount: trainCount ?? 0, score }] : []));
  const summary = [
    ...measured.map(({ trainCount, score }) => `${formatNumber(trainCount)} examples: ${scoreWords(score)}.`),
    ...(baseline ? [`${baseline.name}: ${scoreWords(baseline.score)}.`] : []),
    verdict.sentence,
  ].join(" ");
  return (
    <VersionTrend
      className="mt-4"
      summary={summary}
      head="Examples"
      caption="Right, %, by the number of examples to learn from. Dot: estimate. Thick: 50% interval. Thin: 95%."
      unit="%"
      versions={measured.map(({ percent, trainCount, score }) => ({
        id: String(percent),
        label: formatNumber(trainCount),
        detail: percent === 100 ? "all" : `${percent}%`,
        estimate: toEstimate(score),
        ...(percent === 100 ? { role: "candidate" as const } : {}),
      }))}
      {...(baseline ? { baseline: { label: baseline.name.split(",")[0] ?? baseline.name, estimate: toEstimate(baseline.score) } } : {})}
    />
  );
}
