import type { Line } from "./schemas";

interface Window {
  from: number;
  to: number;
  columns: number;
}

interface Thinned extends Line {
  isWhole: boolean;
}

/**
 * The lowest and the highest value of every pixel column, in their order ("MinMax", the part of M4 that carries the picture: Jugel et al.,
 * VLDB 2014). LTTB makes nicer lines of fewer points and may drop a single spike; here a spike is what people look for. Columns stand on
 * a fixed grid, so that a line does not tremble while it is moved. One point on either side lets it run into the edges.
 */
export function thinLine(places: ArrayLike<number>, values: ArrayLike<number>, { from, to, columns }: Window): Thinned {
  const width = (to - from) / columns;
  const begin = Math.max(0, indexOf(places, from) - 1);
  const end = Math.min(places.length, indexOf(places, to) + 2);
  const at: number[] = [];
  const drawn: number[] = [];
  const keep = (index: number) => {
    at.push(rounded(places[index] ?? 0, width));
    drawn.push(fiveDigits(values[index] ?? 0));
  };

  let isWhole = true;
  let column = Number.NaN;
  let lowest = -1;
  let highest = -1;
  const close = () => {
    if (lowest === -1) return;
    keep(Math.min(lowest, highest));
    if (lowest !== highest) keep(Math.max(lowest, highest));
  };
  for (let index = begin; index < end; index++) {
    const value = values[index] ?? Number.NaN;
    const own = Math.floor((places[index] ?? Number.NaN) / width);
    // A gap in the figures, or a moment that nobody noted.
    if (!Number.isFinite(value) || !Number.isFinite(own)) continue;
    if (own !== column) {
      close();
      column = own;
      lowest = index;
      highest = index;
      continue;
    }
    const isLower = value < (values[lowest] ?? 0);
    const isHigher = value > (values[highest] ?? 0);
    if ((!isLower && !isHigher) || lowest !== highest) isWhole = false;
    if (isLower) lowest = index;
    if (isHigher) highest = index;
  }
  close();
  return { at, values: drawn, isWhole };
}

/** The first place that is not before `place`. */
function indexOf(places: ArrayLike<number>, place: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A hundredth of a column is far less than anybody sees, and a third of the bytes. */
function rounded(place: number, width: number): number {
  if (Number.isInteger(place)) return place;
  const grain = 10 ** Math.floor(Math.log10(width / 100));
  return Number((Math.round(place / grain) * grain).toPrecision(12));
}

/** More digits than any picture can show, and coming closer does not change them. */
function fiveDigits(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const scale = 10 ** (4 - Math.floor(Math.log10(Math.abs(value))));
  return Number.isFinite(scale) && scale !== 0 ? Math.round(value * scale) / scale : value;
}
