import type { ModelConfig } from "../formats/model-config";
import type { Address, Kernels } from "../kernels/load-kernels";
import type { Arena } from "./arena";
import type { Span } from "./packed-rows";

/** Keys and values have a row for every token; queries only for the rows of interest, span after span. */
export interface AttentionRows {
  q: Address;
  k: Address;
  v: Address;
  y: Address;
}

interface Place {
  prefix: number;
  length: number;
  keys: number;
  stride: number;
  queries: number;
  queryRow: number;
  /** How many keys the first query sees, less one. */
  offset: number;
}

function* places(spans: Span[], onlyTails: boolean): Generator<Place & { start: number }> {
  let queryRow = 0;
  for (const { start, length, prefix, tail } of spans) {
    const skipped = onlyTails ? tail : 0;
    const queries = length - skipped;
    const keys = prefix + length;
    if (queries > 0) yield { start, prefix, length, keys, stride: (keys + 7) & ~7, queries, queryRow, offset: prefix + skipped };
    queryRow += queries;
  }
}

/** Floats of scratch that the largest span needs on the way back. */
export function attentionScratch(config: ModelConfig, spans: Span[], onlyTails: boolean): number {
  let most = 0;
  for (const { stride, queries } of places(spans, onlyTails)) most = Math.max(most, 2 * queries * stride + 3 * config.headWidth * stride);
  return most;
}

export function attend(
  kernels: Kernels,
  config: ModelConfig,
  arena: Arena,
  spans: Span[],
  onlyTails: boolean,
  { q, k, v, y }: AttentionRows,
): void {
  const { heads, keyHeads, headWidth } = config;
  const queryWidth = heads * headWidth;
  const keyWidth = keyHeads * headWidth;
  const scale = 1 / Math.sqrt(headWidth);
  const mark = arena.top();
  for (const { start, prefix, length, keys, stride, queries, queryRow, offset } of places(spans, onlyTails)) {
    const keyPanels = arena.take(stride * headWidth);
    const valuePanels = arena.take(stride * headWidth);
    const scores = arena.take(queries * stride);
    for (let keyHead = 0; keyHead < keyHeads; keyHead++) {
      const column = keyHead * headWidth;
      const own = (start * keyWidth + column) * 4;
      kernels.packTransposed(k + column * 4, prefix, k + own, length, keyWidth, headWidth, keyPanels);
      kernels.packPlain(v + column * 4, prefix, v + own, length, keyWidth, headWidth, valuePanels);
      for (let head = (keyHead * heads) / keyHeads; head < ((keyHead + 1) * heads) / keyHeads; head++) {
        const at = (queryRow * queryWidth + head * headWidth) * 4;
        kernels.multiply(q + at, queryWidth, keyPanels, scores, stride, queries, stride, headWidth, false);
        kernels.causalSoftmax(scores, queries, stride, offset, scale);
        kernels.multiply(scores, stride, valuePanels, y + at, queryWidth, queries, headWidth, keys, false);
      }
    }
    arena.release(mark);
  }
}

/** Adds to the gradients of k and v, writes that of q. Probabilities are computed again rather than kept: memory grows with their square. */
export function attendBackward(
  kernels: Kernels,
  config: ModelConfig,
  arena: Arena,
  spans: Span[],
  onlyTails: boolean,
  { q, k, v }: AttentionRows,
  dy: Address,
  gradient: { dq: Address; dk: Address; dv: Address },
): void {
  const { heads, keyHeads, headWidth } = config;
  const queryWidth = heads * headWidth;
  const keyWidth = keyHeads * headWidth;
  const scale = 1 / Math.sqrt(headWidth);
  const mark = arena.top();
  for (const { start, prefix, length, keys, stride, queries, queryRow, offset } of places(spans, onlyTails)) {
    const keyPanels = arena.take(stride * headWidth);
    const valuePanels = arena.take(stride * headWidth);
    const keysPlain = arena.take(stride * headWidth);
    const probabilities = arena.take(queries * stride);
    const scores = arena.take(queries * stride);
    for (let keyHead = 0; keyHead < keyHeads; keyHead++) {
      const column = keyHead * headWidth * 4;
      const own = start * keyWidth * 4 + column;
      kernels.packTransposed(k + column, prefix, k + own, length, keyWidth, headWidth, keyPanels);
      kernels.packTransposed(v + column, prefix, v + own, length, keyWidth, headWidth, valuePanels);
      kernels.packPlain(k + column, prefix, k + own, length, keyWidth, headWidth, keysPlain);
      for (let head = (keyHead * heads) / keyHeads; head < ((keyHead + 1) * heads) / keyHeads; head++) {
        const at = (queryRow * queryWidth + head * headWidth) * 4;
        kernels.multiply(q + at, queryWidth, keyPanels, probabilities, stride, queries, stride, headWidth, false);
        kernels.causalSoftmax(probabilities, queries, stride, offset, scale);
        kernels.multiply(dy + at, queryWidth, valuePanels, scores, stride, queries, stride, headWidth, false);
        addTransposed(probabilities, dy + at, gradient.dv + column);
        kernels.softmaxBackward(probabilities, scores, queries, stride, scale);
        kernels.multiply(scores, stride, keysPlain, gradient.dq + at, queryWidth, queries, headWidth, keys, false);
        addTransposed(scores, q + at, gradient.dk + column);
      }
    }
    arena.release(mark);

    function addTransposed(weights: Address, rows: Address, target: Address) {
      if (prefix > 0) kernels.multiplyTransposed(weights, stride, rows, queryWidth, target, keyWidth, queries, prefix, headWidth);
      kernels.multiplyTransposed(
        weights + prefix * 4,
        stride,
        rows,
        queryWidth,
        target + start * keyWidth * 4,
        keyWidth,
        queries,
        length,
        headWidth,
      );
    }
  }
}
