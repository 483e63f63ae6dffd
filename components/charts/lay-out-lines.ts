import type { LinePoint, LineSegment } from "./version-lines";

export interface PlacedSegment extends Omit<LineSegment, "points"> {
  from: number;
  to: number;
  points: (LinePoint & { x: number })[];
}

/** The least room that a version needs to be told from its neighbour. */
const narrowest = 18;
/** Between two segments stands the mark of what changed. */
const gap = 22;

/** Gives every segment its room and every point its place; where the room is too small, the oldest points are left to the table. */
export function layOutLines(segments: readonly LineSegment[], [left, right]: readonly [number, number]) {
  const gaps = gap * Math.max(0, segments.length - 1);
  const most = Math.max(segments.length, Math.floor((right - left - gaps) / narrowest));
  const shown = newest(segments, most);
  const slots = shown.reduce((sum, { points }) => sum + Math.max(1, points.length), 0);
  const step = (right - left - gap * Math.max(0, shown.length - 1)) / Math.max(1, slots);
  let at = left;
  const placed = shown.map(({ points, ...segment }): PlacedSegment => {
    const from = at;
    const to = from + step * Math.max(1, points.length);
    at = to + gap;
    return { ...segment, from, to, points: points.map((point, index) => ({ ...point, x: from + step * (index + 0.5) })) };
  });
  return { placed, step };
}

/** As many as there is room for, the newest; a segment whose points are all too old goes with them. */
function newest(segments: readonly LineSegment[], most: number): LineSegment[] {
  let left = most;
  const kept: LineSegment[] = [];
  for (const segment of segments.toReversed()) {
    if (left <= 0) break;
    const points = segment.points.slice(-left);
    left -= Math.max(1, points.length);
    kept.unshift({ ...segment, points });
  }
  return kept;
}
