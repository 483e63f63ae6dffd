import type { ReactNode } from "react";
import { ChartFigure } from "./chart-figure";
import type { Estimate } from "./estimate";
import { VersionLinesDrawing } from "./version-lines-drawing";

export type LinePoint = {
  id: string;
  label: string;
  /** A word under the name: its stage. */
  detail?: string;
  estimate: Estimate;
  /** Only what is decided about, and what is in production, carries a figure. */
  role?: "candidate" | "production";
  /** Its score is not to be trusted as it stands. */
  flagged?: boolean;
};

/** What may stand on one line: points that were measured on the very same thing. */
export type LineSegment = {
  id: string;
  label: string;
  points: readonly LinePoint[];
  baseline?: { label: string; estimate: Estimate };
};

export type VersionLinesProps = {
  summary: string;
  segments: readonly LineSegment[];
  unit?: string;
  table: { head: readonly string[]; rows: readonly (readonly string[])[] };
  caption?: ReactNode;
  className?: string;
};

/** Versions in order of birth, in equal steps; where what they are measured on changed, the line ends, a mark says so, and another one begins. */
export function VersionLines(props: VersionLinesProps) {
  const { summary, table, caption, className } = props;
  return (
    <ChartFigure className={className ?? ""} summary={summary} caption={caption} head={table.head} rows={table.rows}>
      <div className="@container mt-1">
        <VersionLinesDrawing {...props} width={324} className="@min-[500px]:hidden" />
        <VersionLinesDrawing {...props} width={500} className="hidden @min-[500px]:block @min-[700px]:hidden" />
        <VersionLinesDrawing {...props} width={700} className="hidden @min-[700px]:block @min-[1000px]:hidden" />
        <VersionLinesDrawing {...props} width={1000} className="hidden @min-[1000px]:block @min-[1250px]:hidden" />
        <VersionLinesDrawing {...props} width={1300} className="hidden @min-[1250px]:block" />
      </div>
    </ChartFigure>
  );
}
