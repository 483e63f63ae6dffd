import type { ModelConfig } from "../formats/model-config";
import type { Address } from "../kernels/load-kernels";
import type { Arena } from "./arena";

/** y = x · Wᵀ. W lies in panels, ready for the kernels. */
export interface Linear {
  /** "q_proj" and so on. */
  module: string;
  /** "model.layers.0.self_attn.q_proj" */
  name: string;
  outputs: number;
  inputs: number;
  /** The base's weight. */
  base: Address;
  /** The weight in use: the base's own, or a copy with the adapter merged in. */
  forward: Address;
  /** The weight in use, packed for the way back; 0 when nothing is trained. */
  backward: Address;
}

/** A matrix of one row per token of the vocabulary. */
export interface TokenMatrix {
  name: string;
  /** Rows, padded with zeros to a multiple of 8 tokens. */
  rows: Address;
}

export interface NormWeight {
  name: string;
  values: Address;
}

export interface LayerWeights {
  inputNorm: NormWeight;
  postAttentionNorm: NormWeight;
  q: Linear;
  k: Linear;
  v: Linear;
  o: Linear;
  gate: Linear;
  up: Linear;
  down: Linear;
}

export interface ModelWeights {
  embedding: TokenMatrix;
  /** The same object as `embedding` when they are tied. */
  head: TokenMatrix;
  headForward: Address;
  headBackward: Address;
  finalNorm: NormWeight;
  layers: LayerWeights[];
  cosines: Address;
  sines: Address;
}

export interface WeightPlacement {
  /** Where a linear's own copy for merging goes; undefined uses the base weight itself. */
  separateForward(module: string): boolean;
  backward: boolean;
  /** Weights trained whole get no room of their own: they lie among the parameters. */
  trainedWhole(module: string): boolean;
  /** Rows of the tables of angles. */
  contextLength: number;
}

export function paddedVocabulary(config: ModelConfig): number {
  return Math.ceil(config.vocabularySize / 8) * 8;
}

export function placeWeights(config: ModelConfig, placement: WeightPlacement, arena: Arena): ModelWeights {
  const { hiddenSize: d, intermediateSize: wide } = config;
  const queryWidth = config.heads * config.headWidth;
  const keyWidth = config.keyHeads * config.headWidth;
  const vocabulary = paddedVocabulary(config);
  const room = (module: string, floats: number) => (placement.trainedWhole(module) ? 0 : arena.take(floats));
  const norm = (name: string): NormWeight => ({ name, values: room("norm", d) });
  const linear = (name: string, module: string, outputs: number, inputs: number): Linear => {
    const base = room(module, outputs * inputs);
    const forward = placement.separateForward(module) ? arena.take(outputs * inputs) : base;
    return {
      module,
      name: `${name}.${module}`,
      outputs,
      inputs,
      base,
      forward,
      backward: placement.backward ? arena.take(outputs * inputs) : 0,
    };
  };
  const embedding = { name: "model.embed_tokens", rows: room("embed_tokens", vocabulary * d) };
  return {
    embedding,
    head: config.tiedEmbeddings ? embedding : { name: "lm_head", rows: room("lm_head", vocabulary * d) },
    headForward: arena.take(vocabulary * d),
    headBackward: placement.backward ? arena.take(vocabulary * d) : 0,
    finalNorm: norm("model.norm"),
    layers: Array.from({ length: config.layers }, (_, layer) => {
      const name = `model.layers.${layer}`;
      return {
        inputNorm: norm(`${name}.input_layernorm`),
        postAttentionNorm: norm(`${name}.post_attention_layernorm`),
        q: linear(`${name}.self_attn`, "q_proj", queryWidth, d),
        k: linear(`${name}.self_attn`, "k_proj", keyWidth, d),
        v: linear(`${name}.self_attn`, "v_proj", keyWidth, d),
        o: linear(`${name}.self_attn`, "o_proj", d, queryWidth),
        gate: linear(`${name}.mlp`, "gate_proj", wide, d),
        up: linear(`${name}.mlp`, "up_proj", wide, d),
        down: linear(`${name}.mlp`, "down_proj", d, wide),
      };
    }),
    cosines: arena.take(placement.contextLength * (config.headWidth / 2)),
    sines: arena.take(placement.contextLength * (config.headWidth / 2)),
  };
}

export function linearsOf(weights: ModelWeights): Linear[] {
  return weights.layers.flatMap(({ q, k, v, o, gate, up, down }) => [q, k, v, o, gate, up, down]);
}

export function normsOf(weights: ModelWeights): NormWeight[] {
  return [...weights.layers.flatMap(({ inputNorm, postAttentionNorm }) => [inputNorm, postAttentionNorm]), weights.finalNorm];
}

export function tokenMatricesOf(weights: ModelWeights): TokenMatrix[] {
  return weights.head === weights.embedding ? [weights.embedding] : [weights.embedding, weights.head];
}
