import { Interval } from "@/components/charts/interval";
import { toEstimate } from "@/components/evaluations/to-estimate";
import { formatCount, formatNumber, formatPercent, formatSignedInterval } from "@/lib/format";
import type { BoardRow } from "@/lib/survival/board/schemas";

const width = 150;
/** Points, the same for all rows. */
const domain: [number, number] = [-15, 15];

export function ParityCell({ row: { parity, life, record } }: { row: BoardRow }) {
  if (!parity)
    return life === "gone" && !record ? (
      <span className="text-on-surface-3">no longer provable</span>
    ) : (
      <span className="text-on-surface-3 max-md:hidden">–</span>
    );
  const { difference, outcome, agreement, marginPoints, caseCount } = parity;
  const words =
    outcome === null
      ? "the new model is answering"
      : outcome === "no_worse"
        ? `no worse, margin ${formatNumber(marginPoints)} points`
        : outcome === "worse"
          ? `worse, margin ${formatNumber(marginPoints)} points`
          : outcome === "agreement"
            ? `${formatPercent(agreement?.value ?? 0, 0)} say the same`
            : `cannot tell yet, ${formatCount(caseCount, "case")}`;
  const estimate = difference && toEstimate(difference);
  return (
    <>
      {estimate && (
        <Interval
          estimate={{ ...estimate, low: Math.max(domain[0], estimate.low), high: Math.min(domain[1], estimate.high) }}
          domain={domain}
          width={width}
          height={22}
          zero
          tone={outcome === "no_worse" ? "accent" : "baseline"}
          label={`Difference, 95% interval ${formatSignedInterval(estimate, 1)} points`}
        />
      )}
      <span className="hint block truncate">{words}</span>
    </>
  );
}
