import type { LinePoint, LineSegment, VersionLinesProps } from "@/components/charts/version-lines";
import { leakWords } from "@/lib/datasets/versions/leak-words";
import type { Trend, TrendLine, TrendPoint } from "@/lib/evaluations/trends/schemas";
import { formatDate, formatInterval, formatNumber } from "@/lib/format";
import type { Approach } from "@/lib/models/schemas";
import { stageWords } from "@/lib/models/stages/stage-words";
import { benchmarkName } from "../benchmark-name";
import { scoreWords, toEstimate } from "../to-estimate";
import { approachNames } from "./approach-names";

/** What the chart draws, what its table lists and what it says to those who do not see it. */
export function trendPicture({ lines, graders, grader, tag }: Trend, against: Approach): Omit<VersionLinesProps, "unit" | "className"> {
  const newestId = lines.at(-1)?.points.at(-1)?.evaluationId;
  const segments = lines.map((line) => toSegment(line, baselineOf(line, against), newestId));
  const counted = graders.find(({ key }) => key === grader)?.label ?? "";
  return {
    segments,
    summary: summaryOf(lines, against),
    caption: [
      `${counted}${tag ? `, cases tagged ${tag}` : ""}, %. Dot: estimate. Thick: 50% interval. Thin: 95%. Filled: in production, and the newest.`,
      ...(lines.some((line) => line.points.some(isFlattered)) ? ["Triangle: cases stand in its training data."] : []),
      ...(lines.length > 1 ? ["Where the cases or graders changed, a new line begins: scores across it cannot be compared."] : []),
      ...(lines.some(({ isCut }) => isCut) ? ["Those measured longest ago are left out."] : []),
    ].join(" "),
    table: {
      head: ["Measured on", "Version", "Made", "Stage", "Estimate, %", "95% interval", "Seen in training?"],
      rows: lines.flatMap((line) => {
        const baseline = baselineOf(line, against);
        return [...(baseline ? [baseline] : []), ...line.points].map((point) => toRow(line, point));
      }),
    },
  };
}

function baselineOf({ baselines }: TrendLine, against: Approach): TrendPoint | undefined {
  return baselines.find(({ modelVersion }) => modelVersion.approach === against) ?? baselines[0];
}

const isFlattered = ({ leak }: TrendPoint) => leak !== null && leak.exact + leak.near > 0;

function toSegment({ benchmark, points }: TrendLine, baseline: TrendPoint | undefined, newestId: string | undefined): LineSegment {
  return {
    id: benchmark.id,
    // The benchmark's name stands above the picture, and a phone has no room for it twice.
    label: `Version ${benchmark.version}`,
    points: points.map((point) => toMark(point, point.evaluationId === newestId)),
    ...(baseline ? { baseline: { label: approachNames[baseline.modelVersion.approach], estimate: toEstimate(baseline.score) } } : {}),
  };
}

function toMark(point: TrendPoint, isNewest: boolean): LinePoint {
  const { evaluationId, modelVersion, score } = point;
  const role = modelVersion.stage === "production" ? "production" : isNewest ? "candidate" : undefined;
  return {
    id: evaluationId,
    label: modelVersion.name,
    estimate: toEstimate(score),
    flagged: isFlattered(point),
    ...(modelVersion.stage === "candidate" ? {} : { detail: stageWords[modelVersion.stage].label.toLowerCase() }),
    ...(role ? { role } : {}),
  };
}

function toRow({ benchmark }: TrendLine, { modelVersion, score, leak }: TrendPoint): string[] {
  const estimate = toEstimate(score);
  const isUntrained = modelVersion.kind === "baseline" && modelVersion.shownVersionId === null;
  return [
    benchmarkName(benchmark),
    modelVersion.name,
    formatDate(modelVersion.createdAt),
    stageWords[modelVersion.stage].label,
    formatNumber(estimate.value, 1),
    formatInterval(estimate, 1),
    isUntrained ? "Never trained" : leakWords(leak),
  ];
}

function summaryOf(lines: readonly TrendLine[], against: Approach): string {
  return lines
    .map((line) => {
      const baseline = baselineOf(line, against);
      const named = [...(baseline ? [baseline] : []), ...line.points].map(
        ({ modelVersion, score }) => `${modelVersion.name}: ${scoreWords(score)}`,
      );
      return `On ${benchmarkName(line.benchmark)}: ${named.join("; ")}.`;
    })
    .join(" ");
}
