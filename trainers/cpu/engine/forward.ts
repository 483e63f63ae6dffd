import type { ModelConfig } from "../formats/model-config";
import type { Address, Kernels } from "../kernels/load-kernels";
import type { Arena } from "./arena";
import { attend } from "./attention";
import { type LayerWeights, type Linear, type ModelWeights, paddedVocabulary } from "./model-weights";
import type { PackedRows } from "./packed-rows";

/** What a thread computes with. */
export interface Workspace {
  kernels: Kernels;
  memory: WebAssembly.Memory;
  config: ModelConfig;
  weights: ModelWeights;
  arena: Arena;
}

/** What the way back needs of one layer. Rows of `queryX` to `next` are the tail's only in the last layer. */
export interface LayerTrace {
  x: Address;
  normed: Address;
  inverse: Address;
  k: Address;
  v: Address;
  queryX: Address;
  queryNormed: Address;
  q: Address;
  y: Address;
  middle: Address;
  middleInverse: Address;
  middleNormed: Address;
  gate: Address;
  up: Address;
  active: Address;
  next: Address;
}

export interface ForwardTrace {
  rows: number;
  tailCount: number;
  outputCount: number;
  tokens: Address;
  positions: Address;
  tailRows: Address;
  tailPositions: Address;
  outputRows: Address;
  layers: LayerTrace[];
  last: Address;
  normed: Address;
  inverse: Address;
  logits: Address;
}

export function multiplyForward({ kernels }: Workspace, linear: Linear, x: Address, y: Address, rows: number, accumulate = false): void {
  kernels.multiply(x, linear.inputs, linear.forward, y, linear.outputs, rows, linear.outputs, linear.inputs, accumulate);
}

export function putIntegers({ memory, arena }: Workspace, values: Int32Array): Address {
  const address = arena.take(values.length);
  new Int32Array(memory.buffer, address, values.length).set(values);
  return address;
}

/**
 * Leaves the logits of the output rows and everything the way back needs in the arena.
 * With `afterLayer` there is no way back: each layer's room is freed once it has been seen.
 */
export function forward(work: Workspace, pack: PackedRows, afterLayer?: (layer: number, trace: LayerTrace) => void): ForwardTrace {
  const { kernels, config, weights, arena } = work;
  const d = config.hiddenSize;
  const rows = pack.tokens.length;
  const tailCount = pack.tailRows.length;
  const outputCount = pack.outputRows.length;
  const vocabulary = paddedVocabulary(config);
  const trace: ForwardTrace = {
    rows,
    tailCount,
    outputCount,
    tokens: putIntegers(work, pack.tokens),
    positions: putIntegers(work, pack.positions),
    tailRows: putIntegers(work, pack.tailRows),
    tailPositions: putIntegers(work, pack.tailPositions),
    outputRows: putIntegers(work, pack.outputRows),
    layers: [],
    last: arena.take(outputCount * d),
    normed: arena.take(outputCount * d),
    inverse: arena.take(outputCount),
    logits: arena.take(outputCount * vocabulary),
  };
  let x = arena.take(rows * d);
  kernels.gatherRows(x, weights.embedding.rows, trace.tokens, rows, d);
  const mark = arena.top();
  for (const [number, layer] of weights.layers.entries()) {
    const layerTrace = forwardLayer(work, layer, pack, trace, x, number === weights.layers.length - 1);
    if (afterLayer) {
      afterLayer(number, layerTrace);
      const count = (number === weights.layers.length - 1 ? tailCount : rows) * d;
      kernels.copy(x, layerTrace.next, count);
      arena.release(mark);
      continue;
    }
    trace.layers.push(layerTrace);
    x = layerTrace.next;
  }
  kernels.gatherRows(trace.last, x, trace.outputRows, outputCount, d);
  kernels.rmsNorm(trace.last, weights.finalNorm.values, trace.normed, trace.inverse, outputCount, d, config.epsilon);
  kernels.multiply(trace.normed, d, weights.headForward, trace.logits, vocabulary, outputCount, vocabulary, d, false);
  return trace;
}

function forwardLayer(
  work: Workspace,
  layer: LayerWeights,
  pack: PackedRows,
  { rows, tailCount, ...trace }: ForwardTrace,
  x: Address,
  isLast: boolean,
): LayerTrace {
  const { kernels, config, arena } = work;
  const { hiddenSize: d, intermediateSize: wide, headWidth, heads, keyHeads, epsilon } = config;
  const queries = isLast ? tailCount : rows;
  const normed = arena.take(rows * d);
  const inverse = arena.take(rows);
  kernels.rmsNorm(x, layer.inputNorm.values, normed, inverse, rows, d, epsilon);

  const k = arena.take(rows * keyHeads * headWidth);
  const v = arena.take(rows * keyHeads * headWidth);
  multiplyForward(work, layer.k, normed, k, rows);
  multiplyForward(work, layer.v, normed, v, rows);
  kernels.rotate(k, trace.positions, work.weights.cosines, work.weights.sines, rows, keyHeads, headWidth, 1);

  const queryX = isLast ? arena.take(queries * d) : x;
  const queryNormed = isLast ? arena.take(queries * d) : normed;
  if (isLast) {
    kernels.gatherRows(queryX, x, trace.tailRows, queries, d);
    kernels.gatherRows(queryNormed, normed, trace.tailRows, queries, d);
  }
  const q = arena.take(queries * heads * headWidth);
  multiplyForward(work, layer.q, queryNormed, q, queries);
  kernels.rotate(q, isLast ? trace.tailPositions : trace.positions, work.weights.cosines, work.weights.sines, queries, heads, headWidth, 1);

  const y = arena.take(queries * heads * headWidth);
  attend(kernels, config, arena, pack.spans, isLast, { q, k, v, y });
  const middle = arena.take(queries * d);
  kernels.copy(middle, queryX, queries * d);
  multiplyForward(work, layer.o, y, middle, queries, true);

  const middleNormed = arena.take(queries * d);
  const middleInverse = arena.take(queries);
  kernels.rmsNorm(middle, layer.postAttentionNorm.values, middleNormed, middleInverse, queries, d, epsilon);
  const gate = arena.take(queries * wide);
  const up = arena.take(queries * wide);
  const active = arena.take(queries * wide);
  multiplyForward(work, layer.gate, middleNormed, gate, queries);
  multiplyForward(work, layer.up, middleNormed, up, queries);
  kernels.swiglu(gate, up, active, queries * wide);
  const next = arena.take(queries * d);
  kernels.copy(next, middle, queries * d);
  multiplyForward(work, layer.down, active, next, queries, true);
  return { x, normed, inverse, k, v, queryX, queryNormed, q, y, middle, middleInverse, middleNormed, gate, up, active, next };
}
