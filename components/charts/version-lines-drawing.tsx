import { formatNumber } from "@/lib/format";
import { BaselineBand } from "./baseline-band";
import { layOutLines } from "./lay-out-lines";
import { LineMark } from "./line-mark";
import { type Domain, linearScale, niceDomain, niceTicks, tickDigits } from "./scale";
import type { LinePoint, VersionLinesProps } from "./version-lines";

/** Above the highest value stand its triangle and its figure. */
const top = 34;
const left = 28;

type DrawingProps = Pick<VersionLinesProps, "segments" | "unit"> & { width: number; className: string };

export function VersionLinesDrawing({ segments, unit = "", width, className }: DrawingProps) {
  const bottom = width < 400 ? 176 : 216;
  const { placed, step } = layOutLines(segments, [left, width - 10]);
  const hasDetails = step >= 64 && placed.some(({ points }) => points.some(({ detail }) => detail));
  const height = bottom + (hasDetails ? 50 : 34);
  const shown = placed.flatMap(({ points, baseline }) => [
    ...points.map(({ estimate }) => estimate),
    ...(baseline ? [baseline.estimate] : []),
  ]);
  const domain: Domain = niceDomain(
    shown.flatMap(({ low, high }) => [low, high]),
    3,
  );
  const ticks = niceTicks(domain, 3);
  const digits = tickDigits(ticks);
  const y = linearScale(domain, [bottom, top]);
  const everyLabel = Math.ceil((width < 400 ? 30 : 44) / step);

  return (
    <svg aria-hidden="true" width="100%" viewBox={`0 0 ${width} ${height}`} style={{ maxWidth: width * 1.15 }} className={className}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="stroke-grid" x1={left} x2={width - 10} y1={y(tick)} y2={y(tick)} />
          <text className="fill-on-surface-3" fontSize="11" textAnchor="end" x={left - 8} y={y(tick) + 4}>
            {formatNumber(tick, digits)}
          </text>
        </g>
      ))}
      {placed.map(({ id, label, from, to, points, baseline }, index) => (
        <g key={id}>
          {index > 0 && <line className="stroke-line-strong" x1={from - 11} x2={from - 11} y1={2} y2={bottom + 8} />}
          {segments.length > 1 && (
            <text className="fill-on-surface-2" fontSize="11" fontWeight="500" x={from - (index > 0 ? 5 : 0)} y={12}>
              {fitted(label, to - from)}
            </text>
          )}
          {baseline && <BaselineBand {...baseline} unit={unit} from={from} to={to} y={y} isNamed={index === placed.length - 1} />}
          <polyline
            className="fill-none stroke-baseline"
            strokeWidth="1.25"
            points={points.map(({ x, estimate }) => `${x},${y(estimate.value)}`).join(" ")}
          />
          {points.map((point, place) => (
            <LineMark
              key={point.id}
              point={point}
              y={y}
              bottom={bottom}
              isNamed={isNamed(points, place, everyLabel)}
              hasDetail={hasDetails}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}

/** Counted from the newest, and never so near to a name that has to stand that they would run into each other. */
function isNamed(points: readonly LinePoint[], place: number, everyLabel: number): boolean {
  if (points[place]?.role) return true;
  const isDue = (points.length - 1 - place) % everyLabel === 0;
  return isDue && !points.some(({ role }, index) => role !== undefined && Math.abs(index - place) < everyLabel);
}

/** About six pixels a letter: a name that would run into the next one is cut. */
function fitted(label: string, room: number): string {
  const most = Math.max(3, Math.floor(room / 6));
  return label.length <= most ? label : `${label.slice(0, most - 1)}…`;
}
