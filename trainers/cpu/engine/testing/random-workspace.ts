import { type ModelConfig, parseModelConfig } from "../../formats/model-config";
import { createMemory, loadKernels } from "../../kernels/load-kernels";
import { createArena, firstAddress } from "../arena";
import type { GradientTarget } from "../backward";
import type { Workspace } from "../forward";
import { packHead } from "../load-weights";
import { mergeAdapter, packAdapter } from "../merge-adapter";
import { linearsOf, normsOf, placeWeights, tokenMatricesOf } from "../model-weights";
import { createRandom, type Random } from "../random";
import { rotaryAngles } from "../rotary-angles";
import { moveIntoParameters, placeParameters, trainingPlacement } from "../trainable-parameters";
import type { Hyperparameters } from "../types";

export const tinyConfig = (overrides: Record<string, unknown> = {}): ModelConfig =>
  parseModelConfig(
    {
      model_type: "llama",
      hidden_size: 32,
      intermediate_size: 48,
      num_hidden_layers: 2,
      num_attention_heads: 4,
      num_key_value_heads: 2,
      vocab_size: 61,
      max_position_embeddings: 64,
      rms_norm_eps: 1e-5,
      tie_word_embeddings: true,
      ...overrides,
    },
    "the test's model",
  );

export interface RandomWorkspace {
  work: Workspace;
  target: GradientTarget;
  values: Float32Array;
  gradient: Float32Array;
  /** After a change of `values`: brings every packed copy up to date. */
  refresh(): void;
}

/** A model of random weights in memory, with random parameters to train. */
export function createRandomWorkspace(config: ModelConfig, tuning: Pick<Hyperparameters, "method" | "lora">, seed = 7): RandomWorkspace {
  const memory = createMemory(24 << 20);
  const kernels = loadKernels(memory);
  const arena = createArena(firstAddress);
  const contextLength = config.contextLength;
  const weights = placeWeights(config, trainingPlacement(tuning, contextLength), arena);
  const parameters = placeParameters(config, weights, tuning, arena);
  const valuesAt = arena.take(parameters.length);
  const gradientAt = arena.take(parameters.length);
  moveIntoParameters(parameters, valuesAt);
  const view = (address: number, count: number) => new Float32Array(memory.buffer, address, count);
  const random = createRandom(seed);
  const fill = (address: number, count: number, spread: number, mean = 0) => {
    const values = view(address, count);
    for (let i = 0; i < count; i++) values[i] = mean + spread * gaussian(random);
  };
  for (const { base, outputs, inputs } of linearsOf(weights)) fill(base, outputs * inputs, 0.2);
  for (const { rows } of tokenMatricesOf(weights)) fill(rows, config.vocabularySize * config.hiddenSize, 0.2);
  for (const { values } of normsOf(weights)) fill(values, config.hiddenSize, 0.1, 1);
  for (const { linear, rank, paddedRank, down, up } of parameters.adapters) {
    const values = view(valuesAt, parameters.length);
    for (let i = 0; i < linear.inputs * paddedRank; i++) values[down + i] = i % paddedRank < rank ? 0.2 * gaussian(random) : 0;
    for (let i = 0; i < linear.outputs * paddedRank; i++) values[up + i] = i % paddedRank < rank ? 0.2 * gaussian(random) : 0;
  }
  const { cosines, sines } = rotaryAngles(config, contextLength);
  view(weights.cosines, cosines.length).set(cosines);
  view(weights.sines, sines.length).set(sines);
  const work: Workspace = { kernels, memory, config, weights, arena };
  const refresh = () => {
    packHead(kernels, config, weights);
    for (const adapter of parameters.adapters) {
      mergeAdapter(work, adapter, valuesAt);
      packAdapter(work, adapter, valuesAt);
    }
    const merged = new Set(parameters.adapters.map(({ linear }) => linear));
    for (const linear of linearsOf(weights)) {
      if (!merged.has(linear))
        kernels.repackTransposed(linear.forward, linear.outputs, linear.inputs, linear.backward, 0, linear.outputs / 8);
    }
  };
  refresh();
  return {
    work,
    target: { parameters, adapterOf: new Map(parameters.adapters.map((adapter) => [adapter.linear, adapter])), address: gradientAt },
    values: view(valuesAt, parameters.length),
    gradient: view(gradientAt, parameters.length),
    refresh,
  };
}

function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(random.next() + 1e-12)) * Math.cos(2 * Math.PI * random.next());
}
