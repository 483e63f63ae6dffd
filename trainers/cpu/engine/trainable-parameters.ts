import type { ModelConfig } from "../formats/model-config";
import type { Address } from "../kernels/load-kernels";
import type { Arena } from "./arena";
import {
  type Linear,
  linearsOf,
  type ModelWeights,
  type NormWeight,
  normsOf,
  paddedVocabulary,
  type TokenMatrix,
  tokenMatricesOf,
  type WeightPlacement,
} from "./model-weights";
import type { Hyperparameters } from "./types";

/** A low-rank pair: W' = W + scale · up · down. Ranks are padded to a multiple of 8 with zeros, which stay zero. */
export interface Adapter {
  linear: Linear;
  rank: number;
  paddedRank: number;
  scale: number;
  /** Offsets in the parameter vector: down as [inputs, rank], up as [outputs, rank]. */
  down: number;
  up: number;
  /** scale · down and scale · up, packed for the gradient's products. */
  downPanels: Address;
  upPanels: Address;
}

/** All that is trained, one after the other: what decays first, then the norms. */
export interface TrainableParameters {
  length: number;
  decayed: number;
  adapters: Adapter[];
  /** Offsets of weights trained whole. */
  linears: Map<Linear, number>;
  tokenMatrices: Map<TokenMatrix, number>;
  norms: Map<NormWeight, number>;
}

export function paddedRank(rank: number): number {
  return Math.ceil(rank / 8) * 8;
}

export function isTrainedWhole({ method, lora }: Pick<Hyperparameters, "method" | "lora">, module: string): boolean {
  return method === "full" || lora.modulesToSave.includes(module);
}

export function trainingPlacement(tuning: Pick<Hyperparameters, "method" | "lora">, contextLength: number): WeightPlacement {
  return {
    separateForward: (module) => tuning.method === "lora" && tuning.lora.targetModules.includes(module),
    trainedWhole: (module) => isTrainedWhole(tuning, module),
    backward: true,
    contextLength,
  };
}

/** Decides what is trained and where it lies in the parameter vector; takes room only for the adapters' panels. */
export function placeParameters(
  config: ModelConfig,
  weights: ModelWeights,
  tuning: Pick<Hyperparameters, "method" | "lora">,
  arena: Arena,
): TrainableParameters {
  const { method, lora } = tuning;
  let length = 0;
  const take = (count: number) => {
    const offset = length;
    length += Math.ceil(count / 16) * 16;
    return offset;
  };
  const adapters: Adapter[] = [];
  const linears = new Map<Linear, number>();
  for (const linear of linearsOf(weights)) {
    if (method === "full") linears.set(linear, take(linear.outputs * linear.inputs));
    else if (lora.targetModules.includes(linear.module)) {
      const padded = paddedRank(lora.rank);
      adapters.push({
        linear,
        rank: lora.rank,
        paddedRank: padded,
        scale: lora.alpha / lora.rank,
        down: take(linear.inputs * padded),
        up: take(linear.outputs * padded),
        downPanels: arena.take(linear.inputs * padded),
        upPanels: arena.take(linear.outputs * padded),
      });
    }
  }
  const tokenMatrices = new Map<TokenMatrix, number>();
  for (const matrix of tokenMatricesOf(weights)) {
    if (isTrainedWhole(tuning, matrix === weights.embedding ? "embed_tokens" : "lm_head"))
      tokenMatrices.set(matrix, take(paddedVocabulary(config) * config.hiddenSize));
  }
  const decayed = length;
  const norms = new Map<NormWeight, number>();
  if (isTrainedWhole(tuning, "norm")) for (const norm of normsOf(weights)) norms.set(norm, take(config.hiddenSize));
  return { length, decayed, adapters, linears, tokenMatrices, norms };
}

/** Weights trained whole live in the parameter vector itself, so that an update needs no copy. */
export function moveIntoParameters({ linears, tokenMatrices, norms }: TrainableParameters, values: Address): void {
  for (const [linear, offset] of linears) {
    linear.base = values + offset * 4;
    linear.forward = linear.base;
  }
  for (const [matrix, offset] of tokenMatrices) matrix.rows = values + offset * 4;
  for (const [norm, offset] of norms) norm.values = values + offset * 4;
}
