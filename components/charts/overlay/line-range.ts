import { extent } from "../scale";
import type { AxisWindow } from "./axis-window";
import type { OverlayLine } from "./overlay-line";
import { firstFrom } from "./paint-lines";

/** What the picture must hold of these lines in a window: means and lone lines whole, of what lies behind a mean all but the outermost hundredth. */
export function lineRange(lines: readonly OverlayLine[], { from, to }: AxisWindow, log: boolean): readonly [number, number] {
  const values = lines.flatMap((line) => {
    const raw = inWindow(line.at, line.values, from, to);
    if (!line.mean) return raw;
    const sorted = raw.toSorted((one, other) => one - other);
    const cut = Math.floor(sorted.length * 0.01);
    return [...sorted.slice(cut, sorted.length - cut), ...inWindow(line.mean.at, line.mean.values, from, to)];
  });
  const ends = extent(log ? values.filter((value) => value > 0) : values);
  if (!ends) return log ? [0.1, 1] : [0, 1];
  const [low, high] = ends;
  if (log) return [low * 0.95, high * 1.05];
  const air = (high - low || Math.abs(high) || 1) * 0.06;
  return [low - air, high + air];
}

function inWindow(at: readonly number[], values: readonly number[], from: number, to: number): number[] {
  return values.slice(Math.max(0, firstFrom(at, from) - 1), firstFrom(at, to) + 1);
}
