import { cn } from "@/lib/cn";
import { formatNumber } from "@/lib/format";
import { type ChartTone, toneFill } from "./chart-tone";
import { IntervalMark } from "./interval-mark";
import { type Domain, linearScale, niceDomain, niceTicks, tickDigits } from "./scale";
import type { Version, VersionTrendProps } from "./version-trend";

const top = 10;
const left = 28;

const tones: Record<NonNullable<Version["role"]>, ChartTone> = { candidate: "accent", production: "ink" };

type DrawingProps = VersionTrendProps & { width: number };

export function VersionTrendDrawing({ versions, baseline, unit = "", width, className }: DrawingProps) {
  const compact = width < 400;
  const right = width - (baseline ? (compact ? 4 : 86) : 4);
  const step = (right - left) / Math.max(1, versions.length);
  const details = step >= 76 && versions.some((version) => version.detail);
  const bottom = compact ? 150 : 177;
  const height = bottom + (details ? 49 : 34);
  const shown = baseline
    ? [...versions.map((version) => version.estimate), baseline.estimate]
    : versions.map((version) => version.estimate);
  const domain: Domain = niceDomain(
    shown.flatMap(({ low, high }) => [low, high]),
    3,
  );
  const ticks = niceTicks(domain, 3);
  const digits = tickDigits(ticks);
  const y = linearScale(domain, [bottom, top]);
  const everyLabel = Math.ceil((compact ? 30 : 44) / step);

  return (
    <svg aria-hidden="true" width="100%" viewBox={`0 0 ${width} ${height}`} style={{ maxWidth: width * 1.1 }} className={className}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="stroke-grid" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text className="fill-on-surface-3" fontSize="11" textAnchor="end" x={left - 8} y={y(tick) + 4}>
            {formatNumber(tick, digits)}
          </text>
        </g>
      ))}
      {baseline && (
        <>
          <rect
            className="fill-baseline"
            opacity=".12"
            x={left}
            width={right - left}
            y={y(baseline.estimate.high)}
            height={y(baseline.estimate.low) - y(baseline.estimate.high)}
          />
          <line
            className="stroke-baseline"
            strokeWidth="1.5"
            strokeDasharray="4 3"
            x1={left}
            x2={right}
            y1={y(baseline.estimate.value)}
            y2={y(baseline.estimate.value)}
          />
          <text
            className={cn("fill-on-surface-2", compact && "halo")}
            fontSize="12"
            fontWeight="500"
            textAnchor={compact ? "end" : "start"}
            x={compact ? right : right + 8}
            y={y(baseline.estimate.value) + (compact ? 15 : 1)}
          >
            {baseline.label}
            {compact && ` ${formatNumber(baseline.estimate.value, 1)}${unit}`}
          </text>
          {!compact && (
            <text className="fill-on-surface-3" fontSize="11" x={right + 8} y={y(baseline.estimate.value) + 16}>
              {formatNumber(baseline.estimate.value, 1)}
              {unit}
            </text>
          )}
        </>
      )}
      {versions.map((version, index) => {
        const x = left + step * (index + 0.5);
        const tone: ChartTone = version.role ? tones[version.role] : "baseline";
        const named = version.role !== undefined || (versions.length - 1 - index) % everyLabel === 0;
        const clear = x + 44 < right || (!compact && baseline !== undefined && y(baseline.estimate.value) - y(version.estimate.value) > 24);
        const beside = step >= 64 && clear;
        return (
          <g key={version.id}>
            <IntervalMark
              upright
              estimate={version.estimate}
              scale={y}
              at={x}
              tone={tone}
              hollow={!version.role}
              radius={version.role ? 5 : 4}
            />
            {version.role && (
              <text
                className={cn(toneFill[tone], "halo")}
                fontSize="12"
                fontWeight="600"
                textAnchor={beside ? "start" : "middle"}
                x={beside ? x + 10 : x}
                y={beside ? y(version.estimate.value) + 4 : Math.max(9, y(version.estimate.high) - 6)}
              >
                {formatNumber(version.estimate.value, 1)}
              </text>
            )}
            {named && (
              <text
                className={version.role ? toneFill[tone] : "fill-on-surface-2"}
                fontSize="12"
                fontWeight={version.role ? 600 : 400}
                textAnchor="middle"
                x={x}
                y={bottom + 28}
              >
                {version.label}
              </text>
            )}
            {details && version.detail && (
              <text className="fill-on-surface-3" fontSize="11" textAnchor="middle" x={x} y={bottom + 43}>
                {version.detail}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
