import { Interval } from "@/components/charts/interval";
import { IntervalAxis } from "@/components/charts/interval-axis";
import { niceDomain, niceTicks } from "@/components/charts/scale";
import { SectionHead } from "@/components/ui/section-head";
import { Table } from "@/components/ui/table";
import { graderLabel } from "@/lib/evaluations/graders/grader-words";
import type { Comparison, Evaluation } from "@/lib/evaluations/schemas";
import { formatDuration, formatPoints, formatSigned, formatSignedInterval } from "@/lib/format";
import { scoreColumns } from "./score-columns";
import { toEstimate } from "./to-estimate";

const width = 180;

/** Both ways of answering on one axis, and the difference on its own, with zero. */
export function ScoreTable({ comparison }: { comparison: Comparison }) {
  const { baseline, candidate, grader, difference } = comparison;
  const label = graderLabel(candidate.benchmark.graders, grader);
  const points = toEstimate(difference);
  const domain = niceDomain([0, points.low, points.high], 3);
  const ticks = niceTicks(domain, 3);
  const isCandidate = ({ id }: Evaluation) => id === candidate.id;

  return (
    <section className="mt-6">
      <SectionHead title="Is training worth it?" hint="from the least to the most work to set up" />
      <Table
        className="mt-3"
        caption={`${label} of both`}
        rows={[baseline, candidate]}
        rowKey={({ id }) => id}
        rowHeight="two"
        columns={[
          {
            id: "model",
            head: "Way of answering",
            onPhone: "lead",
            cell: ({ modelVersion }) => (
              <>
                <span className="cut font-medium">{modelVersion.name}</span>
                <span className="hint cut">{modelVersion.kind === "baseline" ? "not trained" : modelVersion.baseModel}</span>
              </>
            ),
          },
          ...scoreColumns<Evaluation>(
            label,
            (evaluation) => ({
              score: evaluation.scores?.[grader] ?? null,
              tone: isCandidate(evaluation) ? "accent" : "baseline",
              leak: evaluation.leak,
            }),
            baseline.scores?.[grader]?.value,
          ),
          {
            id: "difference",
            head: "Difference",
            align: "end",
            width: "110px",
            onPhone: "hide",
            cell: (evaluation) =>
              isCandidate(evaluation) ? <span className="font-medium text-accent">{formatPoints(difference.value)}</span> : "0",
          },
          {
            id: "difference-interval",
            head: <IntervalAxis domain={domain} width={width} ticks={ticks.map((at) => ({ at, label: formatSigned(at) }))} />,
            label: "95% interval of the difference, points",
            width: `${width + 20}px`,
            onPhone: "hide",
            cell: (evaluation) =>
              isCandidate(evaluation) && (
                <Interval
                  estimate={points}
                  domain={domain}
                  width={width}
                  height={54}
                  inRow
                  tone="accent"
                  zero
                  ticks={ticks}
                  label={`95% interval ${formatSignedInterval(points)}`}
                />
              ),
          },
          {
            id: "latency",
            head: "Takes",
            align: "end",
            width: "90px",
            onPhone: "hide",
            cell: ({ medianLatencyMs }) => (medianLatencyMs === null ? "–" : formatDuration(medianLatencyMs)),
          },
        ]}
      />
    </section>
  );
}
