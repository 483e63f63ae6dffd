import { Interval } from "@/components/charts/interval";
import { IntervalAxis } from "@/components/charts/interval-axis";
import { niceDomain, niceTicks } from "@/components/charts/scale";
import { SectionHead } from "@/components/ui/section-head";
import { Table } from "@/components/ui/table";
import type { ReportedModel } from "@/lib/evaluations/reports/schemas";
import { formatDuration, formatMoney, formatSigned, formatSignedInterval } from "@/lib/format";
import { scoreColumns } from "../score-columns";
import { toEstimate } from "../to-estimate";

const width = 180;
const roles = { candidate: "in question", baseline: "held against" };

/** The ladder: every way of answering on the same cases, from the least to the most work. Grey is what is not sure. */
export function ReportModels({ models }: { models: readonly ReportedModel[] }) {
  const bounds = models.flatMap(({ againstBaseline: one }) => (one ? [one.ci95[0] * 100, one.ci95[1] * 100] : []));
  const domain = niceDomain([0, ...bounds], 3);
  const ticks = niceTicks(domain, 3);
  const baseline = models.find(({ role }) => role === "baseline");

  return (
    <section className="mt-6 break-inside-avoid">
      <SectionHead title="Every way of answering, on the same cases" hint="from the least to the most work to set up" />
      <Table
        className="mt-3"
        caption="Models with their scores"
        rows={models}
        rowKey={({ evaluation }) => evaluation.id}
        rowHeight="two"
        columns={[
          {
            id: "model",
            head: "Way of answering",
            onPhone: "lead",
            cell: ({ evaluation: { modelVersion }, role }) => (
              <>
                <span className="cut font-medium">{modelVersion.name}</span>
                <span className="hint cut">
                  {modelVersion.baseModel}
                  {role !== "other" && `, ${roles[role]}`}
                </span>
              </>
            ),
          },
          ...scoreColumns<ReportedModel>(
            "Right, %",
            ({ score, role, evaluation }) => ({
              score,
              tone: role === "candidate" ? "accent" : evaluation.modelVersion.kind === "baseline" ? "baseline" : "ink",
              leak: evaluation.leak,
            }),
            baseline?.score?.value,
          ),
          {
            id: "against",
            head: <IntervalAxis domain={domain} width={width} ticks={ticks.map((at) => ({ at, label: formatSigned(at) }))} />,
            label: "Difference from the baseline, points, 95% interval",
            width: `${width + 20}px`,
            onPhone: "hide",
            cell: ({ againstBaseline, outcome, role }) => {
              if (!againstBaseline) return null;
              const points = toEstimate(againstBaseline);
              const isSure = outcome === "better" || outcome === "worse";
              const tone = !isSure ? "baseline" : role === "candidate" ? "accent" : "ink";
              const label = `${formatSigned(points.value)} points, 95% interval ${formatSignedInterval(points)}`;
              return (
                <Interval estimate={points} domain={domain} width={width} height={54} inRow zero ticks={ticks} tone={tone} label={label} />
              );
            },
          },
          {
            id: "price",
            head: "Per 1,000",
            align: "end",
            width: "100px",
            onPhone: "hide",
            cell: ({ usdPerThousand }) =>
              usdPerThousand === null ? <span className="text-on-surface-3">no price</span> : formatMoney(usdPerThousand),
          },
          {
            id: "latency",
            head: "Takes",
            align: "end",
            width: "80px",
            onPhone: "hide",
            cell: ({ evaluation: { medianLatencyMs } }) => (medianLatencyMs === null ? "–" : formatDuration(medianLatencyMs)),
          },
        ]}
      />
    </section>
  );
}
