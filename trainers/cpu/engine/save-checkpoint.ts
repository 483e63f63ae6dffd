import { copyFileSync } from "node:fs";
import { basename, join } from "node:path";
import { copyTokenizer, writePeftAdapter } from "../formats/peft-adapter";
import { encodeSafetensors, type Tensor } from "../formats/safetensors";
import { writeFileAtomically, writeFolderAtomically } from "../formats/write-atomically";
import type { Address } from "../kernels/load-kernels";
import type { Workspace } from "./forward";
import { tokenMatricesOf } from "./model-weights";
import type { Adapter, TrainableParameters } from "./trainable-parameters";
import type { Hyperparameters } from "./types";

interface Source {
  work: Workspace;
  parameters: TrainableParameters;
  /** Where the parameter vector begins. */
  values: Address;
}

/** Writes a PEFT adapter folder, or a whole model folder for full fine-tuning; it appears complete or not at all. */
export function saveCheckpoint(source: Source, { method, lora }: Hyperparameters, baseFolder: string, folder: string): void {
  writeFolderAtomically(folder, (temporary) => {
    const whole = readWhole(source);
    copyTokenizer(baseFolder, temporary);
    if (method === "full") {
      const tensors = new Map([...whole].map(([name, tensor]) => [`${name}.weight`, tensor]));
      writeFileAtomically(join(temporary, "model.safetensors"), encodeSafetensors(tensors));
      copyFileSync(join(baseFolder, "config.json"), join(temporary, "config.json"));
      return;
    }
    // PEFT keeps a tied head as the base had it; saved beside the embeddings, both are right wherever the adapter is loaded.
    const { weights } = source.work;
    const tied = weights.head === weights.embedding;
    const embedding = whole.get(weights.embedding.name);
    if (tied && embedding) whole.set("lm_head", embedding);
    const modulesToSave = tied && embedding ? [...new Set([...lora.modulesToSave, "lm_head"])] : lora.modulesToSave;
    const pairs = new Map(source.parameters.adapters.map((adapter) => [adapter.linear.name, readPair(source, adapter)]));
    writePeftAdapter(temporary, { pairs, whole }, { ...lora, modulesToSave, baseName: basename(baseFolder) });
  });
}

function view({ work }: Source, address: Address, count: number): Float32Array {
  return new Float32Array(work.memory.buffer, address, count);
}

/** From the kernels' padded [inputs, rank] and [outputs, rank] to PEFT's A and B. */
function readPair(source: Source, { linear, rank, paddedRank, down, up }: Adapter): { down: Tensor; up: Tensor } {
  const { inputs, outputs } = linear;
  const downValues = view(source, source.values + down * 4, inputs * paddedRank);
  const upValues = view(source, source.values + up * 4, outputs * paddedRank);
  return {
    down: {
      shape: [rank, inputs],
      data: Float32Array.from({ length: rank * inputs }, (_, i) => downValues[(i % inputs) * paddedRank + Math.floor(i / inputs)] ?? 0),
    },
    up: {
      shape: [outputs, rank],
      data: Float32Array.from({ length: outputs * rank }, (_, i) => upValues[Math.floor(i / rank) * paddedRank + (i % rank)] ?? 0),
    },
  };
}

function readWhole(source: Source): Map<string, Tensor> {
  const { work, parameters, values } = source;
  const { vocabularySize, hiddenSize } = work.config;
  const whole = new Map<string, Tensor>();
  for (const matrix of tokenMatricesOf(work.weights)) {
    const offset = parameters.tokenMatrices.get(matrix);
    if (offset !== undefined)
      whole.set(matrix.name, { shape: [vocabularySize, hiddenSize], data: view(source, values + offset * 4, vocabularySize * hiddenSize) });
  }
  for (const [{ name }, offset] of parameters.norms)
    whole.set(name, { shape: [hiddenSize], data: view(source, values + offset * 4, hiddenSize) });
  for (const [{ name, outputs, inputs }, offset] of parameters.linears) {
    const mark = work.arena.top();
    const scratch = work.arena.take(outputs * inputs);
    work.kernels.unpackTransposed(values + offset * 4, outputs, inputs, scratch);
    whole.set(name, { shape: [outputs, inputs], data: Float32Array.from(view(source, scratch, outputs * inputs)) });
    work.arena.release(mark);
  }
  return whole;
}
