import { cn } from "@/lib/cn";
import { type Domain, linearScale } from "./scale";

type IntervalAxisProps = {
  domain: Domain;
  ticks: readonly { at: number; label: string }[];
  width?: number;
  className?: string;
};

const inset = 8;

/** Stands in a column's head; the Intervals below it share its domain and carry its ticks down. */
export function IntervalAxis({ domain, ticks, width = 232, className }: IntervalAxisProps) {
  const x = linearScale(domain, [inset, width - inset]);
  return (
    <svg aria-hidden="true" width={width} height="16" className={cn("block overflow-visible", className)}>
      {ticks.map((tick) => (
        <text key={tick.at} className="fill-on-surface-3" fontSize="11" fontWeight="400" textAnchor="middle" x={x(tick.at)} y="12">
          {tick.label}
        </text>
      ))}
    </svg>
  );
}
