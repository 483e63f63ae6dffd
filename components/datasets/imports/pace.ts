import { formatDuration } from "@/lib/format";

/** How much was done at a moment. */
export interface Point {
  atMs: number;
  done: number;
}

interface Pace {
  perSecond: number;
  /** How long the rest takes if it goes on like this; null where the end is not known. */
  left: { lowMs: number; highMs: number } | null;
}

const windowMs = 20_000;
const enoughMs = 1_500;

/** Only the last seconds count: a network or a machine that got slower is believed soon. */
export function addPoint(points: readonly Point[], point: Point): Point[] {
  const last = points.at(-1);
  if (last && point.done < last.done) return [point];
  if (last && point.atMs <= last.atMs) return [...points];
  return [...points.filter(({ atMs }) => point.atMs - atMs <= windowMs), point];
}

/** The speed of the last seconds, and from its ups and downs a likely range for the rest. */
export function paceOf(points: readonly Point[], total: number | null): Pace | null {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || last.atMs - first.atMs < enoughMs || last.done <= first.done) return null;
  const perSecond = speed(first, last);
  if (total === null || total <= last.done) return { perSecond, left: null };
  const middle = points.find(({ atMs }) => atMs - first.atMs >= (last.atMs - first.atMs) / 2) ?? last;
  const speeds = [perSecond, speed(first, middle), speed(middle, last)].filter((value) => value > 0);
  const rest = (total - last.done) * 1_000;
  return { perSecond, left: { lowMs: rest / Math.max(...speeds), highMs: rest / Math.min(...speeds) } };
}

/** "about 12 s left", "19 to 26 min left": no more exact than it is known. */
export function leftWords({ lowMs, highMs }: { lowMs: number; highMs: number }): string {
  const low = roughly(lowMs);
  const high = roughly(highMs);
  if (low === high) return high === "0 s" ? "nearly done" : `about ${high} left`;
  const [lowNumber, lowUnit] = low.split(" ");
  const [, highUnit] = high.split(" ");
  const isOneUnit = lowUnit === highUnit && low.split(" ").length === 2 && high.split(" ").length === 2;
  return `${isOneUnit ? lowNumber : low} to ${high} left`;
}

function speed(from: Point, to: Point): number {
  return to.atMs > from.atMs ? ((to.done - from.done) / (to.atMs - from.atMs)) * 1_000 : 0;
}

function roughly(durationMs: number): string {
  const seconds = durationMs / 1_000;
  const step = seconds < 10 ? 1 : seconds < 60 ? 5 : seconds < 600 ? 30 : 60;
  return formatDuration(Math.round(seconds / step) * step * 1_000);
}
