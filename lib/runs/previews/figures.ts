import type { RowPreview } from "@/lib/trainers/previews/schemas";

/**
 * What is kept of each example, a column each: its number in the version, its tokens, where its answer begins, how much of it is learned.
 * A hundred thousand examples are 1.6 MB and judged within milliseconds, so that no context length needs another count.
 */
export interface Figures {
  count: number;
  positions: Int32Array;
  tokens: Int32Array;
  firstLearned: Int32Array;
  /** `refused` for a row that the trainer would not take. */
  learnedTokens: Int32Array;
}

const columns = 4;
export const refused = -1;

export function packFigures(rows: readonly { position: number; preview: RowPreview }[]): Uint8Array<ArrayBuffer> {
  const numbers = new Int32Array(rows.length * columns);
  rows.forEach(({ position, preview: { tokens, firstLearned, learnedTokens, problem } }, row) => {
    numbers.set([position, tokens, firstLearned, problem === null ? learnedTokens : refused], row * columns);
  });
  return new Uint8Array(numbers.buffer);
}

export function unpackFigures(chunks: readonly Uint8Array[]): Figures {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  const numbers = new Int32Array(bytes.buffer);
  const count = numbers.length / columns;
  const column = () => new Int32Array(count);
  const figures: Figures = { count, positions: column(), tokens: column(), firstLearned: column(), learnedTokens: column() };
  // Plain loops: this is asked for at every change of a form, over as many rows as a version has.
  for (let row = 0, place = 0; row < count; row++, place += columns) {
    figures.positions[row] = numbers[place] ?? 0;
    figures.tokens[row] = numbers[place + 1] ?? 0;
    figures.firstLearned[row] = numbers[place + 2] ?? 0;
    figures.learnedTokens[row] = numbers[place + 3] ?? 0;
  }
  return figures;
}
