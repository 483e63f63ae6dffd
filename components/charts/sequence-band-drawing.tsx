import { useId } from "react";
import { cn } from "@/lib/cn";
import { type Domain, linearScale, niceDomain, niceTicks } from "./scale";
import type { SequenceBandProps } from "./sequence-band";
import { bandAhead } from "./sequence-future";

const top = 12;
const left = 64;

type DrawingProps = SequenceBandProps & { width: number };

export function SequenceBandDrawing({ points, worth, daysAhead, format, width, className }: DrawingProps) {
  const clip = useId();
  const compact = width < 400;
  const right = width - (compact ? 8 : 134);
  const bottom = compact ? 200 : 262;
  const last = points.at(-1);
  if (!last) return null;
  const ahead = bandAhead(last.estimate, points.length, daysAhead);
  const domain = domainOf(last.estimate, worth);
  const y = linearScale(domain, [bottom, top]);
  const days = points.length + ahead.length;
  const x = linearScale([0, Math.max(days - 1, 6)], [left + 12, right - 4]);
  const now = points.length - 1;
  const middle = points.map(({ estimate }, index) => `${x(index)} ${y(estimate.value)}`);
  const highs = points.map(({ estimate }, index) => `${x(index)} ${y(estimate.high)}`);
  const lows = points.map(({ estimate }, index) => `${x(index)} ${y(estimate.low)}`);
  const labelEvery = Math.ceil(points.length / (compact ? 3 : 6));
  const isUp = worth > 0;
  const decided = isUp ? { y: top, height: y(worth) - top } : { y: y(worth), height: bottom - y(worth) };
  const apart = Math.abs(y(worth) - y(0)) < 16 ? (isUp ? -8 : 12) : 4;

  return (
    <svg
      aria-hidden="true"
      width="100%"
      viewBox={`0 0 ${width} ${bottom + 26}`}
      style={{ maxWidth: width * 1.15 }}
      className={cn("block", className)}
    >
      <clipPath id={clip}>
        <rect x={left} y={top} width={right - left} height={bottom - top} />
      </clipPath>
      {niceTicks(domain, 4).map((tick) => (
        <g key={tick}>
          <line className="stroke-grid" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text className="fill-on-surface-3" fontSize="11" textAnchor="end" x={left - 8} y={y(tick) + 4}>
            {tick === 0
              ? "0"
              : format(tick)
                  .replace(/ points?$/, "")
                  .replace(/\.0$/, "")}
          </text>
        </g>
      ))}
      <g clipPath={`url(#${clip})`}>
        <rect className="fill-positive" opacity=".07" x={left} width={right - left} y={decided.y} height={Math.max(0, decided.height)} />
        {points.length > 1 && (
          <>
            <path className="fill-accent" opacity=".14" d={`M${highs.join("L")}L${lows.toReversed().join("L")}Z`} />
            <path className="stroke-accent" opacity=".55" fill="none" d={`M${highs.join("L")}`} />
            <path className="stroke-accent" opacity=".55" fill="none" d={`M${lows.join("L")}`} />
            <path className="stroke-accent" strokeWidth="2.25" fill="none" d={`M${middle.join("L")}`} />
          </>
        )}
        {ahead.length > 0 &&
          (["high", "low"] as const).map((edge) => (
            <path
              key={edge}
              className="stroke-accent"
              strokeDasharray="2 4"
              opacity=".7"
              fill="none"
              d={`M${[last.estimate, ...ahead].map((one, index) => `${x(now + index)} ${y(one[edge])}`).join("L")}`}
            />
          ))}
        <line className="stroke-accent" strokeWidth="1.75" x1={x(now)} x2={x(now)} y1={y(last.estimate.low)} y2={y(last.estimate.high)} />
        <circle className="fill-accent" r="5" cx={x(now)} cy={y(last.estimate.value)} />
      </g>
      <line className="stroke-positive" strokeDasharray="4 3" x1={left} x2={right} y1={y(worth)} y2={y(worth)} />
      <line className="stroke-on-surface" strokeWidth="1.25" x1={left} x2={right} y1={y(0)} y2={y(0)} />
      <text
        className={cn("fill-positive", compact && "halo")}
        fontSize="12"
        fontWeight="500"
        textAnchor={compact ? "end" : "start"}
        x={compact ? right : right + 8}
        y={y(worth) + (compact ? (isUp ? -6 : 14) : apart)}
      >
        worth it: {format(worth)}
      </text>
      {!compact && (
        <text className="fill-on-surface-2" fontSize="12" x={right + 8} y={y(0) + (apart === 4 ? 4 : isUp ? 12 : -8)}>
          no difference
        </text>
      )}
      <text className="halo fill-accent" fontSize="13" fontWeight="600" x={x(now) + 12} y={y(last.estimate.value) + 5}>
        {format(last.estimate.value)}
      </text>
      {ahead.length > 0 && !compact && (
        <text className="halo fill-on-surface-3" fontSize="11" textAnchor="middle" x={(x(now) + right) / 2 + 30} y={top + 16}>
          expected, if it goes on like this
        </text>
      )}
      {points.map(({ label }, index) =>
        (now - index) % labelEvery === 0 ? (
          <text key={label} className="fill-on-surface-3" fontSize="11" textAnchor="middle" x={x(index)} y={bottom + 20}>
            {label}
          </text>
        ) : null,
      )}
    </svg>
  );
}

/** The interval of now with room around it; the wide ones of the first days may leave the picture. */
function domainOf({ value, low, high }: { value: number; low: number; high: number }, worth: number): Domain {
  const reach = (high - low) / 2;
  return niceDomain([0, worth * 1.3, value - reach * 1.3, value + reach * 1.3], 4);
}
