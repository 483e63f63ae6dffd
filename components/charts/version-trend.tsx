import type { ReactNode } from "react";
import { formatInterval, formatNumber } from "@/lib/format";
import { ChartFigure } from "./chart-figure";
import type { Estimate } from "./estimate";
import { VersionTrendDrawing } from "./version-trend-drawing";

export type Version = {
  id: string;
  label: string;
  detail?: string;
  estimate: Estimate;
  /** Only what is decided about, and what is in production, carries a figure. */
  role?: "candidate" | "production";
};

export type VersionTrendProps = {
  summary: string;
  /** What the points are, over the first column of the table. */
  head?: string;
  versions: readonly Version[];
  baseline?: { label: string; estimate: Estimate };
  unit?: string;
  caption?: ReactNode;
  className?: string;
};

/** Versions in order of birth, in equal steps. Drawn for four widths, of which the room picks one: text keeps its size. */
export function VersionTrend(props: VersionTrendProps) {
  const { summary, head = "Version", versions, baseline, unit = "", caption, className } = props;
  const all = [...(baseline ? [{ label: baseline.label, estimate: baseline.estimate }] : []), ...versions];

  return (
    <ChartFigure
      className={className ?? ""}
      summary={summary}
      caption={caption}
      head={[head, `Estimate${unit && `, ${unit}`}`, "95% interval"]}
      rows={all.map(({ label, estimate }) => [label, formatNumber(estimate.value, 1), formatInterval(estimate, 1)])}
    >
      <div className="@container mt-1">
        <VersionTrendDrawing {...props} width={324} className="@min-[500px]:hidden" />
        <VersionTrendDrawing {...props} width={500} className="hidden @min-[500px]:block @min-[700px]:hidden" />
        <VersionTrendDrawing {...props} width={700} className="hidden @min-[700px]:block @min-[940px]:hidden" />
        <VersionTrendDrawing {...props} width={940} className="hidden @min-[940px]:block" />
      </div>
    </ChartFigure>
  );
}
