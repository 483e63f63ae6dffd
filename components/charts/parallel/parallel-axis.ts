import { extent, niceTicks } from "../scale";

export type AxisValue = number | string | null;

export interface ParallelAxis {
  id: string;
  label: string;
  /** Where a value stands, from 0 at the bottom to 1 at the top; null where there is none. */
  shareOf: (value: AxisValue) => number | null;
  ticks: readonly { share: number; label: string }[];
  /** Steps of one key press: from one word to the next, or a twentieth of the figures. */
  stops: readonly number[];
}

type AxisInput = { id: string; label: string; values: readonly AxisValue[]; format: (value: number) => string };

/** Figures stand in their order, over a logarithm where the largest is a hundred times the smallest; words stand evenly. */
export function parallelAxis({ id, label, values, format }: AxisInput): ParallelAxis {
  const known = values.filter((value) => value !== null);
  const numbers = known.filter((value): value is number => typeof value === "number");
  const ends = extent(numbers);
  if (numbers.length < known.length || !ends)
    return wordAxis(
      id,
      label,
      known.map((value) => (typeof value === "number" ? format(value) : value)),
      format,
    );
  const [low, high] = ends;
  const isLog = low > 0 && high / low >= 100;
  const bend = isLog ? Math.log : (value: number) => value;
  const shareOf = (value: AxisValue) =>
    typeof value !== "number" ? null : high === low ? 0.5 : (bend(value) - bend(low)) / (bend(high) - bend(low));
  const few = [...new Set(numbers)].sort((one, other) => one - other);
  // Settings are few figures that people chose: those are what they look for on the axis.
  const written = few.length <= 6 ? few : [low, ...niceTicks([low, high], 3).filter((tick) => tick > low && tick < high), high];
  const stops = few.length <= 20 ? few.map((value) => shareOf(value) ?? 0) : Array.from({ length: 21 }, (_, index) => index / 20);
  return { id, label, shareOf, ticks: apart(written.map((value) => ({ share: shareOf(value) ?? 0, label: format(value) }))), stops };
}

function wordAxis(id: string, label: string, words: readonly string[], format: (value: number) => string): ParallelAxis {
  const order = [...new Set(words)].sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
  const place = (index: number) => (order.length === 1 ? 0.5 : index / (order.length - 1));
  const ticks = order.map((word, index) => ({ share: place(index), label: word }));
  return {
    id,
    label,
    shareOf: (value) => {
      const index = value === null ? -1 : order.indexOf(typeof value === "number" ? format(value) : value);
      return index === -1 ? null : place(index);
    },
    ticks,
    stops: ticks.map(({ share }) => share),
  };
}

/** Names that would stand in each other are left out. */
function apart(ticks: { share: number; label: string }[]): { share: number; label: string }[] {
  const kept: { share: number; label: string }[] = [];
  for (const tick of ticks) if (tick.share - (kept.at(-1)?.share ?? -1) >= 0.07) kept.push(tick);
  return kept;
}

/** A chosen stretch of an axis, in shares of it. */
export type Brush = readonly [low: number, high: number];
export type Brushes = Readonly<Record<string, Brush>>;

const hair = 1e-6;

/** Whether a line passes through every chosen stretch; what has no value on an axis passes through none of it. */
export function passes(values: Readonly<Record<string, AxisValue>>, axes: readonly ParallelAxis[], brushes: Brushes): boolean {
  return axes.every(({ id, shareOf }) => {
    const brush = brushes[id];
    if (!brush) return true;
    const share = shareOf(values[id] ?? null);
    return share !== null && share >= brush[0] - hair && share <= brush[1] + hair;
  });
}

/** One end of a stretch moved to the next stop, never past the other end. */
export function nudged(brush: Brush, end: "low" | "high", direction: 1 | -1, stops: readonly number[]): Brush {
  const [low, high] = brush;
  const from = end === "low" ? low : high;
  const next = direction === 1 ? stops.find((stop) => stop > from + hair) : stops.findLast((stop) => stop < from - hair);
  const to = next ?? (direction === 1 ? 1 : 0);
  return end === "low" ? [Math.min(to, high), high] : [low, Math.max(to, low)];
}

export const wholeAxis: Brush = [0, 1];
export const isWholeAxis = ([low, high]: Brush) => low <= hair && high >= 1 - hair;
