export interface HistogramBar {
  from: number;
  /** Inclusive. */
  to: number;
  rows: number;
}

const bars = 20;

/** Rows by length in tokens, in at most twenty equal bars from 1 to the longest. */
export function tokenHistogram(lengths: number[]): HistogramBar[] {
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  if (longest === 0) return [];
  const width = Math.ceil(longest / bars);
  const histogram = Array.from({ length: Math.ceil(longest / width) }, (_, index) => ({
    from: index * width + 1,
    to: (index + 1) * width,
    rows: 0,
  }));
  for (const length of lengths) {
    const bar = histogram[Math.max(0, Math.ceil(length / width) - 1)];
    if (bar !== undefined) bar.rows += 1;
  }
  return histogram;
}
