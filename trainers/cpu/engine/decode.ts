import { forward, multiplyForward, putIntegers, type Workspace } from "./forward";
import type { ModelHost } from "./model-host";
import { paddedVocabulary } from "./model-weights";
import { packRows } from "./packed-rows";

export interface DecodingSequence {
  slot: number;
  /** Tokens whose keys and values are remembered. */
  length: number;
}

/** Reads prompts into their slots and answers the logits that follow each. */
export function readPrompts(host: ModelHost, prompts: { slot: number; ids: number[] }[]): Float32Array[] {
  const { work } = host;
  const { arena, kernels, config } = work;
  const keyWidth = config.keyHeads * config.headWidth;
  const mark = arena.top();
  const pack = packRows(
    prompts.map(({ ids }) => ({ ids, outputs: [ids.length - 1] })),
    0,
  );
  const trace = forward(work, pack, (layer, { k, v }) => {
    for (const [i, { slot, ids }] of prompts.entries()) {
      const offset = (pack.spans[i]?.start ?? 0) * keyWidth * 4;
      kernels.copy(host.keys(layer, slot), k + offset, ids.length * keyWidth);
      kernels.copy(host.values(layer, slot), v + offset, ids.length * keyWidth);
    }
  });
  const logits = readLogits(work, trace.logits, prompts.length);
  arena.release(mark);
  return logits;
}

/** One more token for each sequence; answers the logits that follow. */
export function decodeStep(host: ModelHost, sequences: DecodingSequence[], tokens: number[]): Float32Array[] {
  const { work } = host;
  const { arena, kernels, config, weights } = work;
  const { hiddenSize: d, intermediateSize: wide, heads, keyHeads, headWidth, epsilon } = config;
  const count = sequences.length;
  const queryWidth = heads * headWidth;
  const keyWidth = keyHeads * headWidth;
  const mark = arena.top();
  const tokensAt = putIntegers(work, Int32Array.from(tokens));
  const positions = putIntegers(
    work,
    Int32Array.from(sequences, ({ length }) => length),
  );
  const x = arena.take(count * d);
  const normed = arena.take(count * d);
  const inverse = arena.take(count);
  const [q, k, v, y] = [
    arena.take(count * queryWidth),
    arena.take(count * keyWidth),
    arena.take(count * keyWidth),
    arena.take(count * queryWidth),
  ];
  const [gate, up, active] = [arena.take(count * wide), arena.take(count * wide), arena.take(count * wide)];
  const scores = arena.take(host.contextLength + 8);
  kernels.gatherRows(x, weights.embedding.rows, tokensAt, count, d);
  for (const [number, layer] of weights.layers.entries()) {
    kernels.rmsNorm(x, layer.inputNorm.values, normed, inverse, count, d, epsilon);
    multiplyForward(work, layer.q, normed, q, count);
    multiplyForward(work, layer.k, normed, k, count);
    multiplyForward(work, layer.v, normed, v, count);
    kernels.rotate(q, positions, weights.cosines, weights.sines, count, heads, headWidth, 1);
    kernels.rotate(k, positions, weights.cosines, weights.sines, count, keyHeads, headWidth, 1);
    for (const [i, { slot, length }] of sequences.entries()) {
      const keys = host.keys(number, slot);
      const values = host.values(number, slot);
      kernels.copy(keys + length * keyWidth * 4, k + i * keyWidth * 4, keyWidth);
      kernels.copy(values + length * keyWidth * 4, v + i * keyWidth * 4, keyWidth);
      const row = i * queryWidth * 4;
      kernels.attendCached(q + row, keys, values, y + row, scores, length + 1, heads, keyHeads, headWidth, 1 / Math.sqrt(headWidth));
    }
    multiplyForward(work, layer.o, y, x, count, true);
    kernels.rmsNorm(x, layer.postAttentionNorm.values, normed, inverse, count, d, epsilon);
    multiplyForward(work, layer.gate, normed, gate, count);
    multiplyForward(work, layer.up, normed, up, count);
    kernels.swiglu(gate, up, active, count * wide);
    multiplyForward(work, layer.down, active, x, count, true);
  }
  kernels.rmsNorm(x, weights.finalNorm.values, normed, inverse, count, d, epsilon);
  const vocabulary = paddedVocabulary(config);
  const logitsAt = arena.take(count * vocabulary);
  kernels.multiply(normed, d, weights.headForward, logitsAt, vocabulary, count, vocabulary, d, false);
  const logits = readLogits(work, logitsAt, count);
  arena.release(mark);
  return logits;
}

/** Views that hold until the next step overwrites them. */
function readLogits({ memory, config }: Workspace, address: number, count: number): Float32Array[] {
  const stride = paddedVocabulary(config);
  return Array.from({ length: count }, (_, i) => new Float32Array(memory.buffer, address + i * stride * 4, config.vocabularySize));
}
