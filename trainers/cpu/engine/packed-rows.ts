/** A run of tokens whose rows lie side by side. */
export interface Span {
  /** First own row. */
  start: number;
  length: number;
  /** Leading rows of the shared beginning that it continues; 0 for none. */
  prefix: number;
  /** Rows of the last layer are computed for the tail from this own row on: nothing before it is ever read. */
  tail: number;
}

/** Sequences without padding, a beginning they share computed once. */
export interface PackedRows {
  tokens: Int32Array;
  positions: Int32Array;
  spans: Span[];
  /** Rows of the last layer, as row numbers. */
  tailRows: Int32Array;
  tailPositions: Int32Array;
  /** Rows with logits, as places in tailRows. */
  outputRows: Int32Array;
}

export interface RowSequence {
  /** The tokens whose rows are computed. */
  ids: ArrayLike<number>;
  /** Own rows, counted from the first one after the prefix, whose logits are wanted, ascending. */
  outputs: number[];
}

export function packRows(sequences: RowSequence[], prefixLength: number): PackedRows {
  const first = sequences[0];
  const total = sequences.reduce((sum, { ids }) => sum + ids.length - prefixLength, prefixLength);
  const tokens = new Int32Array(total);
  const positions = new Int32Array(total);
  const spans: Span[] = [];
  const tailRows: number[] = [];
  const outputRows: number[] = [];
  let row = 0;
  const place = (ids: ArrayLike<number>, from: number, to: number) => {
    for (let position = from; position < to; position++, row++) {
      tokens[row] = ids[position] ?? 0;
      positions[row] = position;
    }
  };
  if (prefixLength > 0 && first) {
    place(first.ids, 0, prefixLength);
    spans.push({ start: 0, length: prefixLength, prefix: 0, tail: prefixLength });
  }
  for (const { ids, outputs } of sequences) {
    const start = row;
    place(ids, prefixLength, ids.length);
    const length = row - start;
    const tail = outputs[0] ?? length;
    for (const output of outputs) outputRows.push(tailRows.length + output - tail);
    for (let own = tail; own < length; own++) tailRows.push(start + own);
    spans.push({ start, length, prefix: prefixLength, tail });
  }
  return {
    tokens,
    positions,
    spans,
    tailRows: Int32Array.from(tailRows),
    tailPositions: Int32Array.from(tailRows, (at) => positions[at] ?? 0),
    outputRows: Int32Array.from(outputRows),
  };
}
