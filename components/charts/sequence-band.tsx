import type { ReactNode } from "react";
import { ChartFigure } from "./chart-figure";
import type { Estimate } from "./estimate";
import { SequenceBandDrawing } from "./sequence-band-drawing";

export type SequencePoint = { label: string; estimate: Estimate };

export type SequenceBandProps = {
  summary: string;
  /** One for each day, the last one is now. */
  points: readonly SequencePoint[];
  /** The smallest difference worth having, with its sign: where a decision lies. */
  worth: number;
  /** How many more days it is likely to take; drawn dotted, as far as that. */
  daysAhead: number;
  format: (value: number) => string;
  caption?: ReactNode;
  className?: string;
};

/** A difference as it stood day by day, with the interval that holds at every look. Drawn for three widths: text keeps its size. */
export function SequenceBand(props: SequenceBandProps) {
  const { summary, points, format, caption, className } = props;
  const rows = points.map(({ label, estimate }) => [label, format(estimate.value), `${format(estimate.low)} to ${format(estimate.high)}`]);
  return (
    <ChartFigure className={className ?? ""} summary={summary} caption={caption} head={["Day", "Difference", "95% interval"]} rows={rows}>
      <div className="@container mt-1">
        <SequenceBandDrawing {...props} width={324} className="@min-[500px]:hidden" />
        <SequenceBandDrawing {...props} width={600} className="hidden @min-[500px]:block @min-[800px]:hidden" />
        <SequenceBandDrawing {...props} width={900} className="hidden @min-[800px]:block" />
      </div>
    </ChartFigure>
  );
}
