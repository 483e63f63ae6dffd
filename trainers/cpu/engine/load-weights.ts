import type { Checkpoint } from "../formats/checkpoint";
import type { ModelConfig } from "../formats/model-config";
import type { Address, Kernels } from "../kernels/load-kernels";
import { linearsOf, type ModelWeights, normsOf, paddedVocabulary, tokenMatricesOf } from "./model-weights";
import { rotaryAngles } from "./rotary-angles";

/** Fills placed weights from a checkpoint. `scratch` holds one matrix at a time. */
export function loadWeights(
  kernels: Kernels,
  memory: WebAssembly.Memory,
  config: ModelConfig,
  weights: ModelWeights,
  checkpoint: Checkpoint,
  contextLength: number,
  scratch: Address,
): void {
  const put = (address: Address, values: Float32Array) => new Float32Array(memory.buffer, address, values.length).set(values);
  const { hiddenSize: d, vocabularySize } = config;
  for (const matrix of tokenMatricesOf(weights)) put(matrix.rows, checkpoint.read(`${matrix.name}.weight`, [vocabularySize, d]));
  for (const norm of normsOf(weights)) put(norm.values, checkpoint.read(`${norm.name}.weight`, [d]));
  for (const linear of linearsOf(weights)) {
    put(scratch, checkpoint.read(`${linear.name}.weight`, [linear.outputs, linear.inputs]));
    kernels.packTransposed(scratch, linear.outputs, 0, 0, linear.inputs, linear.inputs, linear.base);
    if (linear.forward !== linear.base) kernels.copy(linear.forward, linear.base, linear.outputs * linear.inputs);
    if (linear.backward) kernels.repackTransposed(linear.forward, linear.outputs, linear.inputs, linear.backward, 0, linear.outputs / 8);
  }
  packHead(kernels, config, weights);
  const { cosines, sines } = rotaryAngles(config, contextLength);
  put(weights.cosines, cosines);
  put(weights.sines, sines);
}

export function packHead(kernels: Kernels, config: ModelConfig, weights: ModelWeights): void {
  const vocabulary = paddedVocabulary(config);
  kernels.packTransposed(weights.head.rows, vocabulary, 0, 0, config.hiddenSize, config.hiddenSize, weights.headForward);
  if (weights.headBackward)
    kernels.packPlain(weights.head.rows, vocabulary, 0, 0, config.hiddenSize, config.hiddenSize, weights.headBackward);
}
