import { setImmediate } from "node:timers/promises";
import { readModelConfig } from "../formats/model-config";
import { createMemory, loadKernels } from "../kernels/load-kernels";
import { firstAddress } from "./arena";
import { countParameters } from "./prepare-training";
import { planTrainingMemory } from "./training-memory";
import type { Hyperparameters, TrainingEstimate } from "./types";

export interface EstimatePlan {
  /** Of one epoch. */
  tokens: number;
  longestExample: number;
  hyperparameters: Hyperparameters;
  threads: number;
}

/** Share of a bare matrix product's speed that a training step reaches; the rest goes to attention, norms, packing and waiting. */
const stepEfficiency = 0.8;
/** Answers among all tokens: only they pass through the head. */
const answerShare = 0.3;
/** Loading, tokenizing, validation. */
const fixedSeconds = 2;

/** How long a run takes here, from the speed of this machine's matrix products, measured now and then. */
export async function estimate(
  baseFolder: string,
  { tokens, longestExample, hyperparameters, threads }: EstimatePlan,
): Promise<TrainingEstimate> {
  const config = readModelConfig(baseFolder);
  const { hiddenSize: d, intermediateSize, heads, keyHeads, headWidth, layers, vocabularySize } = config;
  const linears = layers * (2 * d * headWidth * (heads + keyHeads) + 3 * d * intermediateSize);
  const { method, epochs, batchSize } = hyperparameters;
  const adapter =
    method === "lora" ? countParameters(config, { ...hyperparameters, lora: { ...hyperparameters.lora, modulesToSave: [] } }) : 0;
  // Forward and backward through the weights, their own gradient, and the head for the share of tokens that are answers.
  const perToken = 2 * (method === "full" ? 3 : 2) * linears + 4 * adapter + 6 * vocabularySize * d * answerShare;
  const flops = (await measureFlops()) * Math.max(1, threads) * stepEfficiency;
  const tokensPerSecond = flops / perToken;
  const seconds = fixedSeconds + (tokens * epochs) / tokensPerSecond;
  const sizes = { longest: longestExample, mostOutputs: Math.min(longestExample, 256), shards: Math.min(8, batchSize), threads };
  return {
    secondsLow: Math.round(seconds * 0.75),
    secondsHigh: Math.ceil(seconds * 1.75),
    tokensPerSecond: Math.round(tokensPerSecond),
    memoryMb: Math.ceil(planTrainingMemory(config, hyperparameters, sizes).bytes / 2 ** 20),
  };
}

let measured: Promise<number> | undefined;
let measuredAt = 0;
let fastest = 0;
const remeasureAfterMs = 300_000;

/** Floating-point operations a second of one thread, in slices that let others take their turn. */
function measureFlops(): Promise<number> {
  if (measured && performance.now() - measuredAt < remeasureAfterMs) return measured;
  measuredAt = performance.now();
  measured = (async () => {
    const memory = createMemory(firstAddress + (8 << 20));
    const kernels = loadKernels(memory);
    const [rows, columns, depth] = [192, 512, 256];
    new Float32Array(memory.buffer, firstAddress, rows * depth + columns * depth).fill(0.5);
    const panels = firstAddress + rows * depth * 4;
    const target = panels + columns * depth * 4;
    const speeds: number[] = [];
    for (let slice = 0; slice < 20; slice++) {
      const start = performance.now();
      let products = 0;
      while (performance.now() - start < 10) {
        kernels.multiply(firstAddress, depth, panels, target, columns, rows, columns, depth, false);
        products++;
      }
      speeds.push((2 * rows * columns * depth * products) / ((performance.now() - start) / 1000));
      await setImmediate();
    }
    // Nearly the best: what else happens to run at this moment need not run later.
    fastest = Math.max(fastest, speeds.sort((a, b) => a - b)[17] ?? 0);
    return fastest;
  })();
  return measured;
}
