import { openCheckpoint } from "../formats/checkpoint";
import { type ModelConfig, readModelConfig } from "../formats/model-config";
import { readPeftAdapter } from "../formats/peft-adapter";
import { type Address, createMemory, loadKernels } from "../kernels/load-kernels";
import { createArena, firstAddress } from "./arena";
import { ModelError } from "./errors";
import type { Workspace } from "./forward";
import { loadWeights } from "./load-weights";
import { mergeAdapter } from "./merge-adapter";
import { type Linear, linearsOf, type ModelWeights, normsOf, paddedVocabulary, placeWeights, tokenMatricesOf } from "./model-weights";
import { paddedRank } from "./trainable-parameters";

/** An adapter read once and kept ready to be merged. */
interface HeldAdapter {
  paddedRank: number;
  scale: number;
  pairs: { linear: Linear; down: Float32Array; up: Float32Array }[];
  whole: Map<string, Float32Array>;
}

export interface ModelHost {
  work: Workspace;
  contextLength: number;
  /** Room for `slots` sequences of a whole context each. */
  slots: number;
  keys(layer: number, slot: number): Address;
  values(layer: number, slot: number): Address;
  /** Puts an adapter over the base, or takes it off with null; the base's own weights are never written. */
  switchTo(folder: string | null): void;
  forgetAdapter(folder: string): void;
}

const longestContext = 4096;
const cacheBytes = 256 << 20;
const mostSlots = 16;
const heldAdapters = 8;

/** One base model in memory, with room to merge an adapter beside it and to remember running conversations. */
export function openModelHost(folder: string): ModelHost {
  const config = readModelConfig(folder);
  const contextLength = Math.min(config.contextLength, longestContext);
  const keyWidth = config.keyHeads * config.headWidth;
  const slotFloats = contextLength * keyWidth;
  const slots = Math.max(1, Math.min(mostSlots, Math.floor(cacheBytes / (2 * 4 * slotFloats * config.layers))));
  const arena = createArena(firstAddress);
  const weights = placeWeights(config, { separateForward: () => true, trainedWhole: () => false, backward: false, contextLength }, arena);
  const merged = new Map(linearsOf(weights).map((linear) => [linear, linear.forward]));
  const own = ownPlaces(weights);
  const replacements = new Map([...own.keys()].map((name) => [name, arena.take(own.get(name)?.count(config) ?? 0)]));
  const ownHead = weights.headForward;
  const replacedHead = arena.take(paddedVocabulary(config) * config.hiddenSize);
  const cache = Array.from({ length: config.layers }, () => ({
    keys: arena.take(slots * slotFloats),
    values: arena.take(slots * slotFloats),
  }));
  const scratch = arena.take(inferenceFloats(config, contextLength));
  const end = arena.top();
  let memory: WebAssembly.Memory;
  try {
    memory = createMemory(end);
  } catch {
    throw new ModelError(`The model in ${folder} needs ${Math.ceil(end / 2 ** 20)} MB to answer, more than this process can have.`);
  }
  const work: Workspace = { kernels: loadKernels(memory), memory, config, weights, arena: createArena(scratch, end) };
  for (const linear of merged.keys()) linear.forward = linear.base;
  const checkpoint = openCheckpoint(folder);
  try {
    loadWeights(work.kernels, memory, config, weights, checkpoint, contextLength, scratch);
  } finally {
    checkpoint.close();
  }

  const held = new Map<string, HeldAdapter>();
  let inUse: string | null = null;
  const takeOff = () => {
    for (const linear of merged.keys()) linear.forward = linear.base;
    for (const place of own.values()) place.use(place.address);
    weights.headForward = ownHead;
    inUse = null;
  };
  const put = (address: Address, values: Float32Array) => new Float32Array(memory.buffer, address, values.length).set(values);

  const putOn = (adapter: HeldAdapter) => {
    for (const { linear, down, up } of adapter.pairs) {
      const mark = work.arena.top();
      const values = work.arena.take(down.length + up.length);
      put(values, down);
      put(values + down.length * 4, up);
      linear.forward = merged.get(linear) ?? linear.base;
      mergeAdapter(work, { linear, paddedRank: adapter.paddedRank, scale: adapter.scale, down: 0, up: down.length }, values);
      work.arena.release(mark);
    }
    for (const [name, values] of adapter.whole) {
      const address = replacements.get(name);
      if (address === undefined) continue;
      put(address, values);
      own.get(name)?.use(address);
    }
    if (!adapter.whole.has(weights.head.name)) return;
    weights.headForward = replacedHead;
    work.kernels.packTransposed(weights.head.rows, paddedVocabulary(config), 0, 0, config.hiddenSize, config.hiddenSize, replacedHead);
  };

  return {
    work,
    contextLength,
    slots,
    keys: (layer, slot) => (cache[layer]?.keys ?? 0) + slot * slotFloats * 4,
    values: (layer, slot) => (cache[layer]?.values ?? 0) + slot * slotFloats * 4,
    switchTo: (adapterFolder) => {
      if (adapterFolder === inUse) return;
      const adapter = adapterFolder === null ? undefined : (held.get(adapterFolder) ?? holdAdapter(adapterFolder, weights, config));
      takeOff();
      if (adapterFolder === null || !adapter) return;
      held.delete(adapterFolder);
      held.set(adapterFolder, adapter);
      const [oldest] = held.keys();
      if (held.size > heldAdapters && oldest !== undefined) held.delete(oldest);
      putOn(adapter);
      inUse = adapterFolder;
    },
    forgetAdapter: (adapterFolder) => {
      held.delete(adapterFolder);
      if (inUse === adapterFolder) takeOff();
    },
  };
}

interface OwnPlace {
  address: Address;
  use(address: Address): void;
  count(config: ModelConfig): number;
}

/** The weights an adapter may bring whole: norms, embeddings, head. */
function ownPlaces(weights: ModelWeights): Map<string, OwnPlace> {
  const places = new Map<string, OwnPlace>();
  for (const norm of normsOf(weights)) {
    places.set(norm.name, {
      address: norm.values,
      use: (address) => {
        norm.values = address;
      },
      count: ({ hiddenSize }) => hiddenSize,
    });
  }
  for (const matrix of tokenMatricesOf(weights)) {
    places.set(matrix.name, {
      address: matrix.rows,
      use: (address) => {
        matrix.rows = address;
      },
      count: (config) => paddedVocabulary(config) * config.hiddenSize,
    });
  }
  return places;
}

function holdAdapter(folder: string, weights: ModelWeights, config: ModelConfig): HeldAdapter {
  const { rank, scale, pairs, whole } = readPeftAdapter(folder);
  const padded = paddedRank(rank);
  const byName = new Map(linearsOf(weights).map((linear) => [linear.name, linear]));
  const refuse = (why: string) => new ModelError(`The adapter in ${folder} does not fit this base model: ${why}.`);
  const held: HeldAdapter = { paddedRank: padded, scale, pairs: [], whole: new Map() };
  for (const [name, { down, up }] of pairs) {
    const linear = byName.get(name);
    if (!linear) throw refuse(`the base has no "${name}"`);
    if (down.shape.join() !== `${rank},${linear.inputs}` || up.shape.join() !== `${linear.outputs},${rank}`)
      throw refuse(`the shape of "${name}" differs`);
    const downPadded = new Float32Array(linear.inputs * padded);
    const upPadded = new Float32Array(linear.outputs * padded);
    for (let r = 0; r < rank; r++) {
      for (let i = 0; i < linear.inputs; i++) downPadded[i * padded + r] = down.data[r * linear.inputs + i] ?? 0;
      for (let o = 0; o < linear.outputs; o++) upPadded[o * padded + r] = up.data[o * rank + r] ?? 0;
    }
    held.pairs.push({ linear, down: downPadded, up: upPadded });
  }
  const known = ownPlaces(weights);
  const tied = weights.head === weights.embedding;
  for (const [name, { data }] of whole) {
    // A tied head is saved a second time for loaders that untie it.
    if (tied && name === "lm_head") continue;
    const place = known.get(name);
    if (!place) throw refuse(`the base has no "${name}"`);
    const expected = name.endsWith("norm") ? config.hiddenSize : config.vocabularySize * config.hiddenSize;
    if (data.length !== expected) throw refuse(`the shape of "${name}" differs`);
    held.whole.set(name, data);
  }
  return held;
}

/** An upper bound of what prefill, decoding and loading take at once. */
function inferenceFloats(config: ModelConfig, contextLength: number): number {
  const { hiddenSize: d, intermediateSize: wide, headWidth, heads, keyHeads } = config;
  const rows = Math.max(contextLength, prefillRows);
  const stride = contextLength + 8;
  const layer =
    rows * (6 * d + 2 + 2 * keyHeads * headWidth + 2 * heads * headWidth + 3 * wide) + 2 * contextLength * stride + 3 * headWidth * stride;
  const outputs = mostSlots * (paddedVocabulary(config) + 3 * d + 8);
  const decoding = mostSlots * (4 * d + 3 * wide + 2 * (heads + keyHeads) * headWidth) + stride;
  return Math.max(5 * rows + rows * d + layer + outputs + decoding + 2000, 3 * wide * Math.max(d, heads * headWidth) + 2000);
}

/** Prompts are read together up to this many tokens, or one at a time. */
export const prefillRows = 512;
