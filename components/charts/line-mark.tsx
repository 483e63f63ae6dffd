import { cn } from "@/lib/cn";
import { formatNumber } from "@/lib/format";
import { type ChartTone, toneFill } from "./chart-tone";
import { IntervalMark } from "./interval-mark";
import type { LinePoint } from "./version-lines";

const tones: Record<NonNullable<LinePoint["role"]>, ChartTone> = { candidate: "accent", production: "ink" };

type LineMarkProps = {
  point: LinePoint & { x: number };
  y: (value: number) => number;
  bottom: number;
  isNamed: boolean;
  hasDetail: boolean;
};

/** One version: its interval, its name below; a triangle says that its score is flattered. */
export function LineMark({ point, y, bottom, isNamed, hasDetail }: LineMarkProps) {
  const { x, label, detail, estimate, role, flagged } = point;
  const tone: ChartTone = role ? tones[role] : "baseline";
  const above = y(estimate.high) - 6;
  return (
    <>
      <IntervalMark upright estimate={estimate} scale={y} at={x} tone={tone} hollow={!role} radius={role ? 5 : 4} />
      {flagged && <path className="fill-caution" d={`M${x} ${above - 9}l5.5 9h-11z`} />}
      {role && (
        <text
          className={cn(toneFill[tone], "halo")}
          fontSize="12"
          fontWeight="600"
          textAnchor="middle"
          x={x}
          y={above - (flagged ? 12 : 0)}
        >
          {formatNumber(estimate.value, 1)}
        </text>
      )}
      {isNamed && (
        <text
          className={role ? toneFill[tone] : "fill-on-surface-2"}
          fontSize="12"
          fontWeight={role ? 600 : 400}
          textAnchor="middle"
          x={x}
          y={bottom + 26}
        >
          {label}
        </text>
      )}
      {hasDetail && detail && (
        <text className="fill-on-surface-3" fontSize="11" textAnchor="middle" x={x} y={bottom + 42}>
          {detail}
        </text>
      )}
    </>
  );
}
