import { cn } from "@/lib/cn";
import { formatMeasure, formatNumber } from "@/lib/format";
import { decimate } from "./decimate";
import { linearScale, niceDomain, niceTicks, tickDigits } from "./scale";
import { smooth, smoothingFactor } from "./smooth";

export type SmallChart = {
  title: string;
  steps: readonly number[];
  values: readonly number[];
  format?: (value: number) => string;
  /** Drawn as its mean, with the raw line behind it. */
  noisy?: boolean;
};

type StepMultiplesProps = { total: number; charts: readonly SmallChart[]; className?: string };

/** What an expert glances at: one axis of steps, small, each with its newest value. */
export function StepMultiples({ total, charts, className }: StepMultiplesProps) {
  return (
    <div className={cn("grid gap-6 sm:grid-cols-2 lg:grid-cols-3", className)}>
      {charts.map((chart) => (
        <SmallCurve key={chart.title} chart={chart} total={total} />
      ))}
    </div>
  );
}

const width = 288;
const height = 112;
const left = 44;
const top = 8;
const bottom = height - 10;
const columns = 120;

function SmallCurve({ chart, total }: { chart: SmallChart; total: number }) {
  const { title, steps, values, format = formatMeasure, noisy = false } = chart;
  const factor = noisy ? smoothingFactor(values.length) : 0;
  const domain = niceDomain(values, 2);
  const ticks = niceTicks(domain, 2);
  const x = linearScale([0, Math.max(1, total)], [left, width - 4]);
  const y = linearScale(domain, [bottom, top]);
  const path = (drawn: readonly number[]) => {
    const line = decimate(steps, drawn, columns);
    return `M${line.steps.map((step, index) => `${x(step).toFixed(1)} ${y(line.values[index] ?? 0).toFixed(1)}`).join("L")}`;
  };
  const stroke = { fill: "none", strokeLinejoin: "round" } as const;
  const digits = tickDigits(ticks);
  const tickWord = (tick: number) => (digits > 3 ? format(tick) : formatNumber(tick, digits));
  const newest = values.at(-1);

  return (
    <figure className="min-w-0 max-w-[340px]">
      <figcaption className="flex items-baseline justify-between text-xs">
        <span className="text-on-surface-2">{title}</span>
        <span className="num font-medium">{newest === undefined ? "" : format(newest)}</span>
      </figcaption>
      <svg
        role="img"
        aria-label={newest === undefined ? `${title}: no value yet` : `${title} by step, now ${format(newest)}`}
        viewBox={`0 0 ${width} ${height}`}
        className="mt-1 block w-full"
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line className="stroke-grid" x1={left} x2={width - 4} y1={y(tick)} y2={y(tick)} />
            <text className="fill-on-surface-3" fontSize="11" textAnchor="end" x={left - 8} y={y(tick) + 4}>
              {tickWord(tick)}
            </text>
          </g>
        ))}
        {factor > 0 && <path className="stroke-baseline" opacity=".35" strokeWidth="1" {...stroke} d={path(values)} />}
        {values.length > 0 && <path className="stroke-on-surface-2" strokeWidth="1.25" {...stroke} d={path(smooth(values, factor))} />}
      </svg>
    </figure>
  );
}
