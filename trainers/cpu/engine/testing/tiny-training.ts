import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckpointInfo, Hyperparameters, StepMetrics, TrainControl, TrainingExample, TrainRequest } from "../types";

export const tinyHyperparameters: Hyperparameters = {
  method: "lora",
  epochs: 3,
  // Enough tokens a step for several shards.
  batchSize: 16,
  learningRate: 1e-2,
  schedule: "cosine",
  warmupRatio: 0.1,
  weightDecay: 0.01,
  maxGradNorm: 1,
  contextLength: 128,
  promptLossWeight: 0,
  tokenDropout: 0.1,
  weightAveraging: 0.9,
  baseShare: 0,
  lora: { rank: 4, alpha: 8, targetModules: ["q_proj", "v_proj", "down_proj"], modulesToSave: ["embed_tokens", "norm"] },
};

const words = ["red", "green", "blue", "grey"];

/** Rows of different lengths with a word to repeat. */
export function tinyExamples(count: number): TrainingExample[] {
  return Array.from({ length: count }, (_, i) => {
    const word = words[i % words.length] ?? "";
    return {
      messages: [
        { role: "user", content: `${"please ".repeat(i % 5)}say ${word} ${i}` },
        { role: "assistant", content: word },
      ],
    };
  });
}

export function tinyRequest(baseFolder: string, outputFolder: string, changes: Partial<TrainRequest> = {}): TrainRequest {
  return {
    baseFolder,
    outputFolder,
    training: tinyExamples(112),
    validation: tinyExamples(8),
    hyperparameters: tinyHyperparameters,
    seed: 5,
    threads: 1,
    resume: false,
    ...changes,
  };
}

export interface ListeningControl extends TrainControl {
  steps: StepMetrics[];
  checkpoints: CheckpointInfo[];
}

export function listen(changes: Partial<TrainControl> = {}): ListeningControl {
  const steps: StepMetrics[] = [];
  const checkpoints: CheckpointInfo[] = [];
  return {
    signal: new AbortController().signal,
    steps,
    checkpoints,
    onStep: (metrics) => steps.push(metrics),
    onCheckpoint: (checkpoint) => checkpoints.push(checkpoint),
    ...changes,
  };
}

export function hashWeights(checkpointFolder: string, file = "adapter_model.safetensors"): string {
  return createHash("sha256")
    .update(readFileSync(join(checkpointFolder, file)))
    .digest("hex");
}
