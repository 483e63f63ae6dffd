import { cn } from "@/lib/cn";
import { formatNumber } from "@/lib/format";
import type { Bin, HistogramProps } from "./histogram";
import { linearScale, niceTicks } from "./scale";

const height = 168;
const bottom = 140;
const top = 24;

type DrawingProps = { bins: readonly Bin[]; limits: NonNullable<HistogramProps["limits"]>; width: number; className?: string };

export function HistogramDrawing({ bins, limits, width, className }: DrawingProps) {
  const ends = [...bins.flatMap(({ from, to }) => [from, to]), ...limits.map(({ at }) => at)];
  const x = linearScale([Math.min(...ends, 0), Math.max(...ends, 1)], [4, width - 4]);
  const y = linearScale([0, Math.max(1, ...bins.map(({ count }) => count))], [bottom, top]);
  const firstLimit = Math.min(...limits.map(({ at }) => at), Number.POSITIVE_INFINITY);

  return (
    <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} style={{ maxWidth: width * 1.25 }} className={cn("w-full", className)}>
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
        <text
          key={tick}
          className="fill-on-surface-3"
          fontSize="11"
          textAnchor="middle"
          x={Math.min(width - 16, Math.max(10, x(tick)))}
          y={bottom + 16}
        >
          {formatNumber(tick)}
        </text>
      ))}
      {limits.map(({ at, label, beyond }) => {
        const end = x(at) > width * 0.6;
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
  );
}
