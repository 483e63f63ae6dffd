import { totalmem } from "node:os";
import type { ModelConfig } from "../formats/model-config";
import type { Address } from "../kernels/load-kernels";
import { createArena, firstAddress } from "./arena";
import { MemoryLimitError } from "./errors";
import { linearsOf, type ModelWeights, paddedVocabulary, placeWeights } from "./model-weights";
import { moveIntoParameters, paddedRank, placeParameters, type TrainableParameters, trainingPlacement } from "./trainable-parameters";
import { chunkOutputs, chunkRows } from "./training-plan";
import type { Hyperparameters } from "./types";

export interface TrainingSizes {
  /** Tokens of the longest example. */
  longest: number;
  /** Loss-carrying tokens of the example with most of them. */
  mostOutputs: number;
  shards: number;
  threads: number;
}

export interface TrainingMemory {
  weights: ModelWeights;
  parameters: TrainableParameters;
  values: Address;
  firstMoment: Address;
  secondMoment: Address;
  /** Running average of the values; 0 without averaging. */
  average: Address;
  /** The base's own values, and room to mix them with the trained ones; 0 where they have no share. */
  start: Address;
  mixed: Address;
  gradients: Address;
  gradientStride: number;
  threads: { start: Address; end: Address }[];
  bytes: number;
}

/** Places everything a run needs; every thread comes to the same addresses. */
export function planTrainingMemory(config: ModelConfig, hyperparameters: Hyperparameters, sizes: TrainingSizes): TrainingMemory {
  const arena = createArena(firstAddress);
  const weights = placeWeights(config, trainingPlacement(hyperparameters, sizes.longest), arena);
  const parameters = placeParameters(config, weights, hyperparameters, arena);
  const vector = () => arena.take(parameters.length);
  const values = vector();
  moveIntoParameters(parameters, values);
  const firstMoment = vector();
  const secondMoment = vector();
  const average = hyperparameters.weightAveraging > 0 ? vector() : 0;
  const start = hyperparameters.baseShare > 0 ? vector() : 0;
  const mixed = hyperparameters.baseShare > 0 ? vector() : 0;
  const gradients = vector();
  const second = sizes.shards > 1 ? vector() : gradients;
  for (let shard = 2; shard < sizes.shards; shard++) vector();
  const widest = Math.max(...linearsOf(weights).map(({ outputs, inputs }) => outputs * inputs));
  const threads = Array.from({ length: sizes.threads }, () => {
    const start = arena.take(Math.max(activationFloats(config, hyperparameters, sizes), widest + 64));
    return { start, end: arena.top() };
  });
  return {
    weights,
    parameters,
    values,
    firstMoment,
    secondMoment,
    average,
    start,
    mixed,
    gradients,
    gradientStride: second - gradients,
    threads,
    bytes: arena.top(),
  };
}

/** An upper bound of what forward.ts, backward.ts and loss.ts take for one chunk. */
function activationFloats(config: ModelConfig, { lora }: Hyperparameters, { longest, mostOutputs }: TrainingSizes): number {
  const { hiddenSize: d, intermediateSize: wide, headWidth, heads, keyHeads, layers } = config;
  const rows = Math.max(chunkRows, longest);
  const outputs = Math.max(chunkOutputs, mostOutputs);
  const queryWidth = heads * headWidth;
  const keyWidth = keyHeads * headWidth;
  const stride = longest + 8;
  const attention = 2 * longest * stride + 3 * headWidth * stride;
  const forward = 5 * rows + outputs * (2 * d + paddedVocabulary(config) + 7) + rows * d;
  const perLayer = rows * (4 * d + 2 + 2 * keyWidth + 2 * queryWidth + 3 * wide);
  const lastLayer = 2 * rows * d;
  const backward = 2 * outputs * d + 2 * rows * d + rows * (3 * wide + 4 * d + 2 * queryWidth + 2 * keyWidth);
  const perTake = 24;
  const takes = 14 * layers + 60;
  return forward + perLayer * layers + lastLayer + backward + Math.max(attention, rows * paddedRank(lora.rank)) + perTake * takes;
}

/** WebAssembly addresses have 32 bits. */
const addressable = 4095;

export function checkMemory(bytes: number, limitMb: number | undefined): void {
  const wanted = Number(process.env.HONE_TRAINER_MEMORY_MB);
  const ceiling = limitMb ?? (wanted > 0 ? wanted : Math.floor(totalmem() / 2 / 2 ** 20));
  const limit = Math.min(ceiling, addressable);
  const needed = Math.ceil(bytes / 2 ** 20);
  if (needed <= limit) return;
  throw new MemoryLimitError(
    `This run needs ${needed} MB, but the trainer may use ${limit} MB${limit === addressable ? " (no model can use more here)" : ""}. Use a smaller model, LoRA instead of full fine-tuning, a shorter context length or fewer threads${limit === addressable ? "" : ", or raise HONE_TRAINER_MEMORY_MB"}.`,
  );
}
