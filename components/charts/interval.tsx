import { cn } from "@/lib/cn";
import type { ChartTone } from "./chart-tone";
import type { Estimate } from "./estimate";
import { IntervalMark } from "./interval-mark";
import { type Domain, linearScale } from "./scale";

type IntervalProps = {
  estimate: Estimate;
  domain: Domain;
  /** Said instead of the picture: "82.4%, 95% interval 77.8 to 86.2". */
  label: string;
  width?: number;
  height?: number;
  tone?: ChartTone;
  /** Differences always show zero, as a solid line. */
  zero?: boolean;
  baseline?: number;
  /** What must not be reached: a line, and the room beyond it tinted. */
  limit?: number;
  ticks?: readonly number[];
  /** In a table cell: reaches over the cell's padding, so that ticks run on from row to row. */
  inRow?: boolean;
  className?: string;
};

const inset = 8;

export function Interval(props: IntervalProps) {
  const {
    estimate,
    domain,
    label,
    width = 232,
    height = 42,
    tone = "baseline",
    zero,
    baseline,
    limit,
    ticks = [],
    inRow,
    className,
  } = props;
  const x = linearScale(domain, [inset, width - inset]);
  const upright = (value: number) => ({ x1: x(value), x2: x(value), y1: 0, y2: height });

  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className={cn("block max-w-full overflow-visible", inRow && "md:-my-1.5", className)}
    >
      {ticks.map((tick) => (
        <line key={tick} className="stroke-grid" {...upright(tick)} />
      ))}
      {limit !== undefined && (
        <>
          <rect className="fill-negative" opacity=".08" x={x(limit)} width={Math.max(0, width - x(limit))} y="0" height={height} />
          <line className="stroke-negative" strokeWidth="1.5" {...upright(limit)} />
        </>
      )}
      {zero && <line className="stroke-line-strong" {...upright(0)} />}
      {baseline !== undefined && <line className="stroke-baseline" strokeDasharray="3 3" {...upright(baseline)} />}
      <IntervalMark estimate={estimate} scale={x} at={height / 2} tone={tone} />
    </svg>
  );
}
