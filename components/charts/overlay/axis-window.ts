/** The part of an axis that is looked at. */
export interface AxisWindow {
  from: number;
  to: number;
}

/** Closer than this there is nothing more to see. */
const narrowestShare = 1 / 2_000;

export const wholeWindow = (total: number): AxisWindow => ({ from: 0, to: Math.max(1, total) });

export function isWhole({ from, to }: AxisWindow, total: number): boolean {
  return from <= 0 && to >= Math.max(1, total);
}

/** `factor` below 1 comes closer; what stands at `anchor`, a share of the window, stays where it is. */
export function zoomed({ from, to }: AxisWindow, total: number, { factor, anchor = 0.5 }: { factor: number; anchor?: number }): AxisWindow {
  const most = Math.max(1, total);
  const span = Math.min(most, Math.max(most * narrowestShare, (to - from) * factor));
  return inside(from + anchor * (to - from - span), span, most);
}

/** By a share of the window: 0.5 is half a picture further to the right. */
export function moved({ from, to }: AxisWindow, total: number, share: number): AxisWindow {
  return inside(from + share * (to - from), to - from, Math.max(1, total));
}

/** The window and as much beside it, so that moving finds something drawn. */
export function widened({ from, to }: AxisWindow, total: number, share: number): AxisWindow {
  const room = (to - from) * share;
  return { from: Math.max(0, from - room), to: Math.min(Math.max(1, total), to + room) };
}

function inside(from: number, span: number, total: number): AxisWindow {
  const begin = Math.min(Math.max(0, from), total - span);
  return { from: begin, to: begin + span };
}
