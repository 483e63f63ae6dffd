import { formatNumber } from "@/lib/format";
import type { Estimate } from "./estimate";

type BaselineBandProps = {
  label: string;
  estimate: Estimate;
  unit: string;
  from: number;
  to: number;
  y: (value: number) => number;
  isNamed: boolean;
};

/** Dashed, with its interval as a band behind the marks; named at the right end. */
export function BaselineBand({ label, estimate, unit, from, to, y, isNamed }: BaselineBandProps) {
  const { value, low, high } = estimate;
  return (
    <>
      <rect className="fill-baseline" opacity=".12" x={from} width={to - from} y={y(high)} height={y(low) - y(high)} />
      <line className="stroke-baseline" strokeWidth="1.5" strokeDasharray="4 3" x1={from} x2={to} y1={y(value)} y2={y(value)} />
      {isNamed && (
        <text className="halo fill-on-surface-2" fontSize="12" fontWeight="500" textAnchor="end" x={to} y={y(value) + 15}>
          {label} {formatNumber(value, 1)}
          {unit}
        </text>
      )}
    </>
  );
}
