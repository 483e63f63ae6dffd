import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { parseModelConfig } from "../formats/model-config";
import { encodeSafetensors, type Tensor } from "../formats/safetensors";
import { lossAndGradient } from "./loss";
import { linearsOf, normsOf, tokenMatricesOf } from "./model-weights";
import { saveCheckpoint } from "./save-checkpoint";
import { createRandomWorkspace, type RandomWorkspace } from "./testing/random-workspace";
import { tinyHyperparameters } from "./testing/tiny-training";

const folder = mkdtempSync(join(tmpdir(), "hone-parity-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const configJson = {
  model_type: "llama",
  hidden_size: 48,
  intermediate_size: 64,
  num_hidden_layers: 3,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  head_dim: 16,
  vocab_size: 61,
  max_position_embeddings: 64,
  rms_norm_eps: 1e-5,
  rope_theta: 10000,
};

function findTorch(): string | undefined {
  const python = process.env.HONE_PYTHON ?? "python3";
  try {
    execFileSync(python, ["-c", "import torch"], { stdio: "ignore" });
    return python;
  } catch {
    return undefined;
  }
}

/** The base as it was before any adapter, in the names of Hugging Face. */
function writeBase(target: string, config: object, { work }: RandomWorkspace): void {
  const { memory, kernels, arena, weights } = work;
  const read = (address: number, count: number) => Float32Array.from(new Float32Array(memory.buffer, address, count));
  const tensors = new Map<string, Tensor>();
  const { vocabularySize, hiddenSize } = work.config;
  for (const { name, rows } of tokenMatricesOf(weights)) {
    tensors.set(`${name}.weight`, { shape: [vocabularySize, hiddenSize], data: read(rows, vocabularySize * hiddenSize) });
  }
  for (const { name, values } of normsOf(weights)) tensors.set(`${name}.weight`, { shape: [hiddenSize], data: read(values, hiddenSize) });
  for (const { name, base, outputs, inputs } of linearsOf(weights)) {
    const scratch = arena.take(outputs * inputs);
    kernels.unpackTransposed(base, outputs, inputs, scratch);
    tensors.set(`${name}.weight`, { shape: [outputs, inputs], data: read(scratch, outputs * inputs) });
    arena.release(scratch);
  }
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, "config.json"), JSON.stringify(config));
  writeFileSync(join(target, "model.safetensors"), Buffer.concat(encodeSafetensors(tensors)));
}

test.for<[string, { tie_word_embeddings: boolean; rope_scaling?: object }]>([
  ["shared keys, tied head, embeddings and norms saved whole", { tie_word_embeddings: true }],
  [
    "a head of its own and stretched rotations",
    {
      tie_word_embeddings: false,
      rope_scaling: { rope_type: "llama3", factor: 8, low_freq_factor: 1, high_freq_factor: 4, original_max_position_embeddings: 16 },
    },
  ],
])("PyTorch reads our files and comes to the same losses: %s", ([, changes], context) => {
  const python = findTorch();
  if (!python) return context.skip("PyTorch is not installed; set HONE_PYTHON to a Python that has it.");
  const json = { ...configJson, ...changes };
  const config = parseModelConfig(json, "the test's model");
  const hyperparameters = {
    ...tinyHyperparameters,
    lora: { ...tinyHyperparameters.lora, modulesToSave: json.tie_word_embeddings ? ["embed_tokens", "norm"] : [] },
  };
  const workspace = createRandomWorkspace(config, hyperparameters);
  const base = join(folder, String(json.tie_word_embeddings), "base");
  const adapter = join(folder, String(json.tie_word_embeddings), "adapter");
  writeBase(base, json, workspace);
  saveCheckpoint(
    { work: workspace.work, parameters: workspace.target.parameters, values: workspace.values.byteOffset },
    hyperparameters,
    base,
    adapter,
  );
  const rows = [
    { ids: [5, 9, 13, 2, 40, 41, 7, 33, 3], from: 4 },
    { ids: Array.from({ length: 40 }, (_, i) => (i * 17 + 3) % 61), from: 1 },
  ];
  const ours = rows.map(({ ids, from }) => {
    const weights = Float32Array.from(ids, (_, t) => (t >= from ? 1 : 0));
    return lossAndGradient(workspace.work, [{ ids: Int32Array.from(ids), weights }], 0, 0).loss;
  });
  const rowsFile = join(folder, "rows.json");
  writeFileSync(rowsFile, JSON.stringify(rows));
  const script = fileURLToPath(new URL("./testing/parity.py", import.meta.url));
  const theirs = z.array(z.number()).parse(JSON.parse(execFileSync(python, [script, base, adapter, rowsFile], { encoding: "utf8" })));
  for (const [i, loss] of theirs.entries()) expect(Math.abs((ours[i] ?? Number.NaN) / loss - 1)).toBeLessThan(1e-5);
});
