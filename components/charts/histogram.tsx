import type { ReactNode } from "react";
import { formatNumber } from "@/lib/format";
import { ChartFigure } from "./chart-figure";
import { HistogramDrawing } from "./histogram-drawing";

export type Bin = { from: number; to: number; count: number };

export type HistogramProps = {
  summary: string;
  bins: readonly Bin[];
  unit: string;
  caption?: ReactNode;
  /** A line with a name; what lies beyond it is tinted and counted: { at: 2048, label: "limit", beyond: "17 cut" }. */
  limits?: readonly { at: number; label: string; beyond?: string }[];
  className?: string;
};

export function Histogram({ summary, bins, unit, caption, limits = [], className }: HistogramProps) {
  return (
    <ChartFigure
      className={className ?? ""}
      summary={summary}
      caption={caption}
      head={[unit, "Count"]}
      rows={bins.map(({ from, to, count }) => [`${formatNumber(from)} to ${formatNumber(to)}`, formatNumber(count)])}
    >
      <div className="@container mt-1">
        <HistogramDrawing bins={bins} limits={limits} width={324} className="@min-[500px]:hidden" />
        <HistogramDrawing bins={bins} limits={limits} width={560} className="hidden @min-[500px]:block" />
      </div>
    </ChartFigure>
  );
}
