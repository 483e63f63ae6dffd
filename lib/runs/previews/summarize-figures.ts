import { type Figures, refused } from "./figures";
import type { FoundRows, PreviewSummary } from "./schemas";

const mostNamed = 200;
const mostBins = 24;

/** What a context of this length does to the examples; without one, nothing is cut. */
export function summarizeFigures(figures: Figures, contextLength: number | null): PreviewSummary {
  const limit = contextLength ?? Number.POSITIVE_INFINITY;
  const order = longestFirst(figures.tokens);
  const summary: PreviewSummary = {
    rowCount: figures.count,
    tokens: 0,
    median: 0,
    p95: 0,
    longest: 0,
    bins: [],
    ...{ all: nothing(), cut: nothing(), answerLost: nothing(), nothingToLearn: nothing(), refused: nothing() },
  };
  for (const row of order) {
    const position = figures.positions[row] ?? 0;
    const tokens = figures.tokens[row] ?? 0;
    const learned = figures.learnedTokens[row] ?? 0;
    add(summary.all, position);
    if (learned === refused) {
      add(summary.refused, position);
      continue;
    }
    summary.tokens += Math.min(tokens, limit);
    if (learned === 0) add(summary.nothingToLearn, position);
    if (tokens > limit) add(summary.cut, position);
    if (learned > 0 && (figures.firstLearned[row] ?? 0) >= limit) add(summary.answerLost, position);
  }
  const lengthAt = (share: number) => figures.tokens[order[Math.floor((1 - share) * figures.count)] ?? -1] ?? 0;
  const longest = figures.tokens[order[0] ?? -1] ?? 0;
  // A limit far beyond the longest would push all bars into a corner.
  const end = contextLength !== null && contextLength < 3 * longest ? Math.max(longest, contextLength) : longest;
  return { ...summary, median: lengthAt(0.5), p95: lengthAt(0.95), longest, bins: toBins(figures.tokens, end) };
}

const nothing = (): FoundRows => ({ count: 0, rows: [] });

function add(found: FoundRows, position: number): void {
  found.count++;
  if (found.rows.length < mostNamed) found.rows.push(position);
}

/** Rows by length, those of the same length in their order. Numbers are sorted natively, which objects are not. */
function longestFirst(tokens: Int32Array): Int32Array {
  const size = tokens.length;
  const keys = new Float64Array(size);
  for (let row = 0; row < size; row++) keys[row] = (tokens[row] ?? 0) * size + (size - 1 - row);
  keys.sort();
  const order = new Int32Array(size);
  for (let at = 0; at < size; at++) order[at] = size - 1 - ((keys[size - 1 - at] ?? 0) % size);
  return order;
}

/** Equal widths in round figures, from 0 to beyond the longest. */
function toBins(lengths: Int32Array, end: number): PreviewSummary["bins"] {
  if (end === 0) return [];
  const width = roundUp(Math.ceil(end / mostBins));
  const counts = Array.from({ length: Math.ceil((end + 1) / width) }, () => 0);
  for (const length of lengths) {
    const bin = Math.floor(length / width);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, bin) => ({ from: bin * width, to: (bin + 1) * width, count }));
}

function roundUp(width: number): number {
  const size = 10 ** Math.floor(Math.log10(width));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * size >= width && Number.isInteger(factor * size)) ?? 10;
  return step * size;
}
