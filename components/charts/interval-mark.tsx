import { type ChartTone, toneFill, toneStroke } from "./chart-tone";
import { type Estimate, middleHalf } from "./estimate";

type IntervalMarkProps = {
  estimate: Estimate;
  scale: (value: number) => number;
  /** The other coordinate: the line the interval lies on. */
  at: number;
  tone: ChartTone;
  upright?: boolean;
  hollow?: boolean;
  radius?: number;
};

/** Dot = estimate, thick = 50%, thin = 95%. */
export function IntervalMark({ estimate, scale, at, tone, upright = false, hollow = false, radius = 4 }: IntervalMarkProps) {
  const middle = middleHalf(estimate);
  const line = (low: number, high: number) =>
    upright ? { x1: at, x2: at, y1: scale(low), y2: scale(high) } : { x1: scale(low), x2: scale(high), y1: at, y2: at };
  const dot = upright ? { cx: at, cy: scale(estimate.value) } : { cx: scale(estimate.value), cy: at };

  return (
    <>
      <line className={toneStroke[tone]} strokeWidth="1.5" strokeLinecap="round" {...line(estimate.low, estimate.high)} />
      <line className={toneStroke[tone]} strokeWidth="5" opacity=".38" {...line(middle.low, middle.high)} />
      <circle
        className={hollow ? `fill-surface ${toneStroke[tone]}` : toneFill[tone]}
        strokeWidth={hollow ? 1.75 : undefined}
        r={radius}
        {...dot}
      />
    </>
  );
}
