import { Interval } from "@/components/charts/interval";
import { toEstimate } from "@/components/evaluations/to-estimate";
import { cn } from "@/lib/cn";
import { formatCount, formatNumber, formatPercent, formatSignedInterval } from "@/lib/format";
import type { BoardRow } from "@/lib/survival/board/schemas";
import { type Drawn, drawnDifference } from "./drawn-difference";

const width = 150;
/** Points, the same for all rows. */
const most = 15;
const domain: [number, number] = [-most, most];

type Parity = NonNullable<BoardRow["parity"]>;

export function ParityCell({ row: { parity, life, record } }: { row: BoardRow }) {
  if (!parity)
    return life === "gone" && !record ? (
      <span className="text-on-surface-3">no longer provable</span>
    ) : (
      <span className="text-on-surface-3 max-md:hidden">–</span>
    );
  const given = parity.difference && toEstimate(parity.difference);
  const drawn = given && drawnDifference(given, domain);
  return (
    <>
      {given && drawn && (
        <span className="relative block w-fit max-w-full">
          <Interval
            estimate={drawn.estimate}
            domain={domain}
            width={width}
            height={22}
            zero
            tone={parity.outcome === "no_worse" ? "accent" : "baseline"}
            label={`Difference, 95% interval ${formatSignedInterval(given, 1)} points${drawn.leaves.low || drawn.leaves.high ? `, beyond the ${most} points that are drawn` : ""}`}
          />
          {drawn.leaves.low && <Beyond className="-left-1">‹</Beyond>}
          {drawn.leaves.high && <Beyond className="-right-1">›</Beyond>}
        </span>
      )}
      <span className="hint block truncate">{wordsOf(parity, drawn)}</span>
    </>
  );
}

/** On the side where the interval goes on. */
function Beyond({ className, children }: { className: string; children: string }) {
  return (
    <span aria-hidden="true" className={cn("absolute inset-y-0 flex items-center text-on-surface-2 text-xs", className)}>
      {children}
    </span>
  );
}

function wordsOf({ outcome, marginPoints, agreement, caseCount }: Parity, drawn: Drawn | null): string {
  const margin = `margin ${formatNumber(marginPoints)} points`;
  switch (outcome) {
    case null:
      return "the new model is answering";
    case "no_worse":
      return `no worse, ${margin}`;
    case "worse":
      return `worse, ${drawn?.isBeyond ? `beyond ${most} points` : margin}`;
    case "agreement":
      return `${formatPercent(agreement?.value ?? 0, 0)} say the same`;
    case "unfinished":
      return "not answered to the end";
    case "cannot_tell":
    case "refused":
      return `cannot tell yet, ${formatCount(caseCount, "case")}`;
  }
}
