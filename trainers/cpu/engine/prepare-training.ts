import { type ModelConfig, readModelConfig } from "../formats/model-config";
import { openTokenizer } from "../formats/tokenizer";
import { chooseKernels, createMemory } from "../kernels/load-kernels";
import { createArena } from "./arena";
import { ModelError, ParameterError } from "./errors";
import { placeWeights } from "./model-weights";
import { teamControlBytes } from "./thread-team";
import { exampleCount, exampleLength, sharedBeginning, shareExamples, type TokenizedExamples, usableRows } from "./tokenized-examples";
import { placeParameters, trainingPlacement } from "./trainable-parameters";
import { checkMemory, planTrainingMemory, type TrainingSizes } from "./training-memory";
import { chooseShards, countOutputs } from "./training-plan";
import { type SessionData, sumEntries } from "./training-session";
import type { Hyperparameters, TrainRequest } from "./types";

/** Tokenizes, measures, refuses what cannot work, and allocates a run's memory once and for all. */
export function prepareTraining(request: TrainRequest, stopRequest: Int32Array): SessionData {
  const { hyperparameters } = request;
  const config = readModelConfig(request.baseFolder);
  const tokenizer = openTokenizer(request.baseFolder);
  const contextLength = Math.min(hyperparameters.contextLength, config.contextLength);
  const share = (examples: TrainRequest["training"]) =>
    shareExamples(usableRows(tokenizer, examples, contextLength), hyperparameters.promptLossWeight, tokenizer.marks);
  const training = share(request.training);
  const validation = share(request.validation);
  if (exampleCount(training) === 0) {
    throw new ParameterError(
      "training_file",
      `None of the ${request.training.length} training rows has an answer that fits into ${contextLength} tokens. Shorten the rows or choose a model with a longer context.`,
    );
  }
  const parameterCount = countParameters(config, hyperparameters);
  if (parameterCount === 0) throw new ParameterError("target_modules", "Nothing would be trained: name at least one module to tune.");
  const shards = chooseShards(training, hyperparameters.batchSize, parameterCount);
  const sizes: TrainingSizes = { ...measure([training, validation]), shards, threads: Math.max(1, Math.min(request.threads, shards)) };
  const { bytes } = planTrainingMemory(config, hyperparameters, sizes);
  checkMemory(bytes, request.memoryLimitMb);
  const integers = (count: number) => new Int32Array(new SharedArrayBuffer(count * 4));
  const floats = (count: number) => new Float64Array(new SharedArrayBuffer(count * 8));
  return {
    config,
    hyperparameters,
    sizes,
    seed: request.seed,
    variant: chooseKernels(),
    neutralToken: tokenizer.neutralToken,
    training,
    trainingPrefix: sharedBeginning(training),
    validation,
    validationPrefix: sharedBeginning(validation),
    memory: createSharedMemory(bytes),
    team: integers(teamControlBytes / 4),
    members: integers(1 + Math.max(hyperparameters.batchSize, exampleCount(validation))),
    scalars: floats(8),
    sums: floats(sumEntries(parameterCount, exampleCount(validation), shards)),
    request: stopRequest,
  };
}

function createSharedMemory(bytes: number): WebAssembly.Memory {
  try {
    return createMemory(bytes);
  } catch {
    throw new ModelError(
      `The system did not give the ${Math.ceil(bytes / 2 ** 20)} MB this run needs. Close other programs or choose a smaller model.`,
    );
  }
}

export function countParameters(config: ModelConfig, hyperparameters: Hyperparameters): number {
  const arena = createArena(0);
  return placeParameters(config, placeWeights(config, trainingPlacement(hyperparameters, 1), arena), hyperparameters, arena).length;
}

function measure(sets: TokenizedExamples[]): Pick<TrainingSizes, "longest" | "mostOutputs"> {
  let longest = 0;
  let mostOutputs = 0;
  for (const examples of sets) {
    for (let example = 0; example < exampleCount(examples); example++) {
      longest = Math.max(longest, exampleLength(examples, example));
      mostOutputs = Math.max(mostOutputs, countOutputs(examples, example));
    }
  }
  return { longest, mostOutputs };
}
