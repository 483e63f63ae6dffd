import type { Address } from "../kernels/load-kernels";
import { attendBackward } from "./attention";
import type { ForwardTrace, LayerTrace, Workspace } from "./forward";
import { type LayerWeights, type Linear, type NormWeight, paddedVocabulary } from "./model-weights";
import type { PackedRows } from "./packed-rows";
import type { Adapter, TrainableParameters } from "./trainable-parameters";

export interface GradientTarget {
  parameters: TrainableParameters;
  adapterOf: Map<Linear, Adapter>;
  /** Where the gradient vector begins. */
  address: Address;
}

/** Adds the gradient of everything trainable. The trace's logits must already hold their own gradient. */
export function backward(work: Workspace, pack: PackedRows, trace: ForwardTrace, target: GradientTarget): void {
  const { kernels, config, weights, arena } = work;
  const d = config.hiddenSize;
  const vocabulary = paddedVocabulary(config);
  const { tailCount, outputCount } = trace;
  const headOffset = target.parameters.tokenMatrices.get(weights.head);
  if (headOffset !== undefined) {
    kernels.multiplyTransposed(trace.logits, vocabulary, trace.normed, d, target.address + headOffset * 4, d, outputCount, vocabulary, d);
  }
  const dNormed = arena.take(outputCount * d);
  kernels.multiply(trace.logits, vocabulary, weights.headBackward, dNormed, d, outputCount, d, vocabulary, false);
  const dLast = zeros(work, outputCount * d);
  kernels.rmsNormBackward(
    trace.last,
    weights.finalNorm.values,
    trace.inverse,
    dNormed,
    dLast,
    normGradient(target, weights.finalNorm),
    outputCount,
    d,
  );

  let dx = zeros(work, tailCount * d);
  kernels.scatterAddRows(dx, dLast, trace.outputRows, outputCount, d);
  const embeddingOffset = target.parameters.tokenMatrices.get(weights.embedding);
  const reachesInput = embeddingOffset !== undefined || target.parameters.norms.size > 0;
  const mark = arena.top();
  // Layers hand their gradient on in turn through these two, so that scratch is freed after each layer.
  const handedOn = arena.take(trace.rows * d);
  const layersStart = arena.top();
  for (let number = weights.layers.length - 1; number >= 0; number--) {
    const layer = weights.layers[number];
    const layerTrace = trace.layers[number];
    if (!layer || !layerTrace) throw new Error("A layer is missing from the trace.");
    const isLast = number === weights.layers.length - 1;
    const result = backwardLayer(work, pack, trace, layer, layerTrace, target, dx, isLast, number > 0 || reachesInput);
    if (result !== dx) {
      kernels.copy(handedOn, result, trace.rows * d);
      dx = handedOn;
    }
    arena.release(layersStart);
  }
  if (embeddingOffset !== undefined) kernels.scatterAddRows(target.address + embeddingOffset * 4, dx, trace.tokens, trace.rows, d);
  arena.release(mark);
}

/** Answers the gradient of the layer's input; `dx` is used up. */
function backwardLayer(
  work: Workspace,
  pack: PackedRows,
  trace: ForwardTrace,
  layer: LayerWeights,
  kept: LayerTrace,
  target: GradientTarget,
  dx: Address,
  isLast: boolean,
  handOn: boolean,
): Address {
  const { kernels, config, arena, weights } = work;
  const { hiddenSize: d, intermediateSize: wide, heads, keyHeads, headWidth } = config;
  const { rows } = trace;
  const queries = isLast ? trace.tailCount : rows;

  const dActive = arena.take(queries * wide);
  const dGate = arena.take(queries * wide);
  const dUp = arena.take(queries * wide);
  multiplyBackward(work, layer.down, dx, dActive, queries);
  addWeightGradient(work, target, layer.down, kept.active, dx, queries);
  kernels.swigluBackward(kept.gate, kept.up, dActive, dGate, dUp, queries * wide);
  addWeightGradient(work, target, layer.gate, kept.middleNormed, dGate, queries);
  addWeightGradient(work, target, layer.up, kept.middleNormed, dUp, queries);
  const dMiddle = arena.take(queries * d);
  multiplyBackward(work, layer.gate, dGate, dMiddle, queries);
  multiplyBackward(work, layer.up, dUp, dMiddle, queries, true);
  kernels.rmsNormBackward(
    kept.middle,
    layer.postAttentionNorm.values,
    kept.middleInverse,
    dMiddle,
    dx,
    normGradient(target, layer.postAttentionNorm),
    queries,
    d,
  );

  const dy = arena.take(queries * heads * headWidth);
  multiplyBackward(work, layer.o, dx, dy, queries);
  addWeightGradient(work, target, layer.o, kept.y, dx, queries);
  const dq = arena.take(queries * heads * headWidth);
  const dk = zeros(work, rows * keyHeads * headWidth);
  const dv = zeros(work, rows * keyHeads * headWidth);
  attendBackward(kernels, config, arena, pack.spans, isLast, kept, dy, { dq, dk, dv });
  kernels.rotate(dq, isLast ? trace.tailPositions : trace.positions, weights.cosines, weights.sines, queries, heads, headWidth, -1);
  kernels.rotate(dk, trace.positions, weights.cosines, weights.sines, rows, keyHeads, headWidth, -1);
  addWeightGradient(work, target, layer.q, kept.queryNormed, dq, queries);
  addWeightGradient(work, target, layer.k, kept.normed, dk, rows);
  addWeightGradient(work, target, layer.v, kept.normed, dv, rows);
  if (!handOn) return dx;

  const dNormed = arena.take(rows * d);
  multiplyBackward(work, layer.k, dk, dNormed, rows);
  multiplyBackward(work, layer.v, dv, dNormed, rows, true);
  let dInput = dx;
  if (isLast) {
    const dQueries = arena.take(queries * d);
    multiplyBackward(work, layer.q, dq, dQueries, queries);
    kernels.scatterAddRows(dNormed, dQueries, trace.tailRows, queries, d);
    dInput = zeros(work, rows * d);
    kernels.scatterAddRows(dInput, dx, trace.tailRows, queries, d);
  } else multiplyBackward(work, layer.q, dq, dNormed, rows, true);
  kernels.rmsNormBackward(kept.x, layer.inputNorm.values, kept.inverse, dNormed, dInput, normGradient(target, layer.inputNorm), rows, d);
  return dInput;
}

function zeros({ kernels, arena }: Workspace, count: number): Address {
  const address = arena.take(count);
  kernels.zero(address, count);
  return address;
}

function multiplyBackward({ kernels }: Workspace, linear: Linear, dy: Address, dx: Address, rows: number, accumulate = false): void {
  kernels.multiply(dy, linear.outputs, linear.backward, dx, linear.inputs, rows, linear.inputs, linear.outputs, accumulate);
}

function normGradient({ parameters, address }: GradientTarget, norm: NormWeight): Address {
  const offset = parameters.norms.get(norm);
  return offset === undefined ? 0 : address + offset * 4;
}

/** For W' = W + s·up·down the pair's gradients are low-rank products: the full gradient of W is never formed. */
function addWeightGradient(
  { kernels, arena }: Workspace,
  { parameters, adapterOf, address }: GradientTarget,
  linear: Linear,
  x: Address,
  dy: Address,
  rows: number,
): void {
  const { inputs, outputs } = linear;
  const offset = parameters.linears.get(linear);
  if (offset !== undefined) kernels.multiplyTransposed(x, inputs, dy, outputs, address + offset * 4, 0, rows, inputs, outputs);
  const adapter = adapterOf.get(linear);
  if (!adapter) return;
  const rank = adapter.paddedRank;
  const mark = arena.top();
  const low = arena.take(rows * rank);
  kernels.multiply(x, inputs, adapter.downPanels, low, rank, rows, rank, inputs, false);
  kernels.multiplyTransposed(dy, outputs, low, rank, address + adapter.up * 4, rank, rows, outputs, rank);
  kernels.multiply(dy, outputs, adapter.upPanels, low, rank, rows, rank, outputs, false);
  kernels.multiplyTransposed(x, inputs, low, rank, address + adapter.down * 4, rank, rows, inputs, rank);
  arena.release(mark);
}
