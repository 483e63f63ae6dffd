import { createRandom, deriveSeed, shuffled } from "./random";
import { exampleCount, exampleLength, readExample, type TokenizedExamples } from "./tokenized-examples";

/** Rows that are computed together; more would fall out of the caches and cost memory without being faster. */
export const chunkRows = 512;
export const chunkOutputs = 256;

/** Which examples make up each step of an epoch; depends on the seed and nothing else. */
export function epochBatches(count: number, batchSize: number, seed: number, epoch: number): Int32Array[] {
  const order = shuffled(count, createRandom(deriveSeed(seed, 1, epoch)));
  return Array.from({ length: Math.ceil(count / batchSize) }, (_, batch) => order.subarray(batch * batchSize, (batch + 1) * batchSize));
}

/**
 * A batch is always cut into the same number of shards, each with a gradient of its own, added in order:
 * that makes the result independent of the threads that compute them. Few enough that each has work to do
 * and that their gradients do not crowd the memory; a power of two, so that threads share them evenly.
 */
export function chooseShards(examples: TokenizedExamples, batchSize: number, parameterCount: number): number {
  const meanLength = examples.ids.length / exampleCount(examples);
  const byWork = (meanLength * batchSize) / 96;
  const byMemory = Math.max(2, gradientBytes / (parameterCount * 4));
  const most = Math.min(8, batchSize, byWork, byMemory);
  return most < 2 ? 1 : most < 4 ? 2 : most < 8 ? 4 : 8;
}

const gradientBytes = 96 << 20;

/** Longest first onto the shard with least to do. */
export function cutIntoShards(examples: TokenizedExamples, batch: Int32Array, shards: number): number[][] {
  const cut = Array.from({ length: shards }, (): { tokens: number; members: number[] } => ({ tokens: 0, members: [] }));
  const sorted = [...batch].sort((a, b) => exampleLength(examples, b) - exampleLength(examples, a) || a - b);
  for (const example of sorted) {
    const least = cut.reduce((best, shard) => (shard.tokens < best.tokens ? shard : best));
    least.tokens += exampleLength(examples, example);
    least.members.push(example);
  }
  return cut.map(({ members }) => members);
}

/** Groups of examples that are computed together, within the limits above or alone. */
export function cutIntoChunks(examples: TokenizedExamples, members: Iterable<number>, prefix: number): number[][] {
  const chunks: number[][] = [];
  let rows = 0;
  let outputs = 0;
  for (const example of members) {
    const ownRows = exampleLength(examples, example) - prefix;
    const ownOutputs = countOutputs(examples, example);
    const open = chunks.at(-1);
    if (open && rows + ownRows <= chunkRows && outputs + ownOutputs <= chunkOutputs) open.push(example);
    else {
      chunks.push([example]);
      rows = prefix;
      outputs = 0;
    }
    rows += ownRows;
    outputs += ownOutputs;
  }
  return chunks;
}

export function countOutputs(examples: TokenizedExamples, example: number): number {
  let outputs = 0;
  for (const weight of readExample(examples, example).weights) if (weight > 0) outputs++;
  return outputs;
}
