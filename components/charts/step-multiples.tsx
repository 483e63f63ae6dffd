import { cn } from "@/lib/cn";
import { formatMeasure } from "@/lib/format";
import { decimate } from "./decimate";
import { linearScale, niceDomain, niceTicks } from "./scale";

export type SmallChart = {
  title: string;
  steps: readonly number[];
  values: readonly number[];
  format?: (value: number) => string;
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

function SmallCurve({ chart: { title, steps, values, format = formatMeasure }, total }: { chart: SmallChart; total: number }) {
  const line = decimate(steps, values, 240);
  const domain = niceDomain(values, 2);
  const ticks = niceTicks(domain, 2);
  const x = linearScale([0, Math.max(1, total)], [left, width - 4]);
  const y = linearScale(domain, [bottom, top]);
  const path = line.steps.map((step, index) => `${x(step).toFixed(1)} ${y(line.values[index] ?? 0).toFixed(1)}`).join("L");
  const newest = values.at(-1);

  return (
    <figure className="min-w-0">
      <figcaption className="flex items-baseline justify-between text-xs">
        <span className="text-on-surface-2">{title}</span>
        <span className="num font-medium">{newest === undefined ? "" : format(newest)}</span>
      </figcaption>
      <svg
        role="img"
        aria-label={newest === undefined ? `${title}: no value yet` : `${title} by step, now ${format(newest)}`}
        viewBox={`0 0 ${width} ${height}`}
        className="mt-1 block w-full max-w-[340px]"
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line className="stroke-grid" x1={left} x2={width - 4} y1={y(tick)} y2={y(tick)} />
            <text className="fill-on-surface-3" fontSize="11" textAnchor="end" x={left - 8} y={y(tick) + 4}>
              {format(tick)}
            </text>
          </g>
        ))}
        {path && <path className="stroke-on-surface-2" fill="none" strokeWidth="1.25" strokeLinejoin="round" d={`M${path}`} />}
      </svg>
    </figure>
  );
}
