import { Interval } from "@/components/charts/interval";
import { IntervalAxis } from "@/components/charts/interval-axis";
import { SectionHead } from "@/components/ui/section-head";
import { Table } from "@/components/ui/table";
import type { Ranked, Ranking } from "@/lib/evaluations/arenas/schemas";
import { formatInterval, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { toEstimate } from "../to-estimate";

const width = 232;
const ticks = [0, 25, 50, 75, 100];
const words = ({ share }: Ranked) =>
  share ? `${formatNumber(share.value * 100)} of 100 times, 95% interval ${formatInterval(toEstimate(share))}` : "";

/** Most preferred first, each with how sure that is. The dashed line is fifty: no better and no worse than the others. */
export function ArenaRanking({ projectId, ranking: { contestants, notes } }: { projectId: string; ranking: Ranking }) {
  return (
    <section className="mt-6">
      <SectionHead title="Preferred to the others" hint="How often of 100 times, a tie being half" />
      <Table
        className="mt-3"
        caption="Models, most preferred first"
        rows={contestants}
        rowKey={({ evaluationId }) => evaluationId}
        rowHref={({ evaluationId }) => routes.evaluation(projectId, evaluationId)}
        rowHeight="two"
        columns={[
          {
            id: "model",
            head: "Model",
            onPhone: "lead",
            cell: ({ modelVersion, judgedCount }) => (
              <>
                <span className="cut font-medium">{modelVersion.name}</span>
                <span className="hint num cut">
                  {formatNumber(judgedCount)} {judgedCount === 1 ? "judgement" : "judgements"}
                </span>
              </>
            ),
          },
          {
            id: "record",
            head: "Won, tied, lost",
            align: "end",
            width: "150px",
            onPhone: "hide",
            cell: ({ wins, ties, losses }) => `${formatNumber(wins)}, ${formatNumber(ties)}, ${formatNumber(losses)}`,
          },
          {
            id: "share",
            head: "Of 100",
            align: "end",
            width: "80px",
            onPhone: "aside",
            cell: ({ share }) => (share ? formatNumber(share.value * 100) : <span className="hint">too few</span>),
          },
          {
            id: "interval",
            head: <IntervalAxis domain={[0, 100]} width={width} ticks={ticks.map((at) => ({ at, label: String(at) }))} />,
            label: "95% and 50% interval, of 100 times",
            width: `${width + 24}px`,
            onPhone: "below",
            cell: (row) =>
              row.share && (
                <Interval
                  inRow
                  estimate={toEstimate(row.share)}
                  domain={[0, 100]}
                  width={width}
                  height={54}
                  ticks={ticks}
                  baseline={50}
                  tone={row.share.ci95[0] > 0.5 ? "accent" : "baseline"}
                  label={words(row)}
                />
              ),
          },
        ]}
      />
      {notes.map((note) => (
        <p key={note} className="mt-2 max-w-[92ch] text-on-surface-2">
          {note}
        </p>
      ))}
    </section>
  );
}
