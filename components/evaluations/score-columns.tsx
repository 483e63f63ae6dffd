import { Interval } from "@/components/charts/interval";
import { IntervalAxis } from "@/components/charts/interval-axis";
import { StateIcon } from "@/components/ui/state-icon";
import type { Column } from "@/components/ui/table";
import { leakWords } from "@/lib/datasets/versions/leak-words";
import type { LeakCounts } from "@/lib/datasets/versions/schemas";
import type { EstimateWithInterval } from "@/lib/evaluations/schemas";
import { formatNumber, formatPercent } from "@/lib/format";
import { scoreWords, toEstimate } from "./to-estimate";

const domain: [number, number] = [0, 100];
const ticks = [0, 25, 50, 75, 100];
const width = 232;

interface Scored {
  score: EstimateWithInterval | null;
  /** How many of its cases the model had seen in training. */
  leak?: LeakCounts | null | undefined;
  tone: "accent" | "baseline" | "ink";
}

/** The table is the chart: one axis in the head, carried down through the rows. */
export function scoreColumns<Row>(label: string, read: (row: Row) => Scored, baseline?: number): readonly Column<Row>[] {
  return [
    {
      id: "score",
      head: label,
      align: "end",
      width: "120px",
      onPhone: "aside",
      cell: (row) => {
        const { score, tone, leak } = read(row);
        if (!score) return <span className="text-on-surface-3">not measured</span>;
        return (
          <span className={tone === "accent" ? "font-medium text-accent" : "font-medium"}>
            {leak && leak.exact + leak.near > 0 && (
              <span className="mr-1.5 inline-flex align-[-2px]" title={leakWords(leak)}>
                <StateIcon state="attention" />
                <span className="sr-only">{leakWords(leak)}:</span>
              </span>
            )}
            {formatPercent(score.value)}
          </span>
        );
      },
    },
    {
      id: "interval",
      head: <IntervalAxis domain={domain} width={width} ticks={ticks.map((at) => ({ at, label: formatNumber(at) }))} />,
      label: "95% and 50% interval, %",
      width: `${width + 24}px`,
      onPhone: "below",
      cell: (row) => {
        const { score, tone } = read(row);
        return (
          score && (
            <Interval
              estimate={toEstimate(score)}
              domain={domain}
              width={width}
              height={54}
              inRow
              tone={tone}
              ticks={ticks}
              label={scoreWords(score)}
              {...(baseline === undefined ? {} : { baseline: baseline * 100 })}
            />
          )
        );
      },
    },
    {
      id: "cases",
      head: "Cases",
      align: "end",
      width: "80px",
      onPhone: "hide",
      cell: (row) => {
        const { score } = read(row);
        return score ? formatNumber(score.n) : "–";
      },
    },
  ];
}
