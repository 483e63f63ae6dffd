import type { ReactNode } from "react";
import { formatNumber } from "@/lib/format";
import { ChartFigure } from "./chart-figure";
import { linearScale, niceTicks } from "./scale";

export type Bin = { from: number; to: number; count: number };

type HistogramProps = {
  summary: string;
  bins: readonly Bin[];
  unit: string;
  caption?: ReactNode;
  /** A line with a name; what lies beyond it is tinted and counted: { at: 2048, label: "limit", beyond: "17 cut" }. */
  limits?: readonly { at: number; label: string; beyond?: string }[];
  className?: string;
};

const width = 560;
const height = 168;
const bottom = 140;
const top = 24;

export function Histogram({ summary, bins, unit, caption, limits = [], className }: HistogramProps) {
  const ends = [...bins.flatMap(({ from, to }) => [from, to]), ...limits.map(({ at }) => at)];
  const x = linearScale([Math.min(...ends, 0), Math.max(...ends, 1)], [4, width - 4]);
  const y = linearScale([0, Math.max(1, ...bins.map(({ count }) => count))], [bottom, top]);
  const firstLimit = Math.min(...limits.map(({ at }) => at), Number.POSITIVE_INFINITY);

  return (
    <ChartFigure
      className={className ?? ""}
      summary={summary}
      caption={caption}
      head={[unit, "Count"]}
      rows={bins.map(({ from, to, count }) => [`${formatNumber(from)} to ${formatNumber(to)}`, formatNumber(count)])}
    >
      <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} className="mt-1 block w-full max-w-[720px]">
        {limits.slice(0, 1).map(({ at }) => (
          <rect key={at} className="fill-caution" opacity=".09" x={x(at)} y={top} width={width - 4 - x(at)} height={bottom - top} />
        ))}
        {bins.map((bin) => (
          <rect
            key={bin.from}
            className={bin.from >= firstLimit ? "fill-caution" : "fill-baseline"}
            opacity={bin.from >= firstLimit ? 0.9 : 0.55}
            x={x(bin.from) + 0.5}
            width={Math.max(0.5, x(bin.to) - x(bin.from) - 1)}
            y={y(bin.count)}
            height={bottom - y(bin.count)}
          />
        ))}
        <line className="stroke-line-strong" x1="4" x2={width - 4} y1={bottom} y2={bottom} />
        {niceTicks([Math.min(...ends, 0), Math.max(...ends, 1)], 5).map((tick) => (
          <text key={tick} className="fill-on-surface-3" fontSize="11" textAnchor="middle" x={Math.min(width - 16, Math.max(10, x(tick)))} y={bottom + 16}>
            {formatNumber(tick)}
          </text>
        ))}
        {limits.map(({ at, label, beyond }) => {
          const end = x(at) > width * 0.7;
          return (
            <g key={at}>
              <line className="stroke-caution" strokeWidth="1.5" x1={x(at)} x2={x(at)} y1={top - 8} y2={bottom} />
              <text
                className="halo fill-caution"
                fontSize="11"
                fontWeight="500"
                textAnchor={end ? "end" : "start"}
                x={x(at) + (end ? -6 : 6)}
                y={top - 6}
              >
                {beyond ? `${label}: ${beyond}` : label}
              </text>
            </g>
          );
        })}
      </svg>
    </ChartFigure>
  );
}
