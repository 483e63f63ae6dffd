import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { ModelError } from "../engine/errors";
import type { BaseModel, ModelDescription } from "../engine/types";
import { openCheckpoint } from "./checkpoint";
import { type ModelConfig, readModelConfig } from "./model-config";
import { openTokenizer } from "./tokenizer";

/** Every folder with a config.json; one that cannot be used says why. */
export async function listBaseModels(modelsFolder: string): Promise<BaseModel[]> {
  if (!existsSync(modelsFolder)) return [];
  return readdirSync(modelsFolder, { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && existsSync(join(modelsFolder, entry.name, "config.json")))
    .map((entry) => join(modelsFolder, entry.name))
    .sort()
    .map((folder) => {
      try {
        return { name: basename(folder), folder, description: describeModel(folder) };
      } catch (error) {
        if (!(error instanceof ModelError)) throw error;
        return { name: basename(folder), folder, problem: error.message };
      }
    });
}

const watched = ["config.json", "tokenizer.json", "tokenizer_config.json", "model.safetensors", "model.safetensors.index.json"];
const known = new Map<string, { version: string; description: ModelDescription }>();

/** Reads config, tokenizer and the list of tensors, not the weights; again only once one of the files has changed. */
export function describeModel(folder: string): ModelDescription {
  const version = watched
    .map((name) => statSync(join(folder, name), { throwIfNoEntry: false }))
    .map((file) => `${file?.mtimeMs} ${file?.size}`)
    .join();
  const remembered = known.get(folder);
  if (remembered?.version === version) return remembered.description;
  const description = readDescription(folder);
  known.set(folder, { version, description });
  return description;
}

function readDescription(folder: string): ModelDescription {
  const config = readModelConfig(folder);
  openTokenizer(folder);
  const checkpoint = openCheckpoint(folder);
  const complete = ["model.embed_tokens.weight", "model.norm.weight", `model.layers.${config.layers - 1}.mlp.down_proj.weight`].every(
    (name) => checkpoint.has(name),
  );
  checkpoint.close();
  if (!complete) throw new ModelError(`The weights in ${folder} lack tensors that config.json promises.`);
  return {
    name: basename(folder),
    folder,
    parameters: parameterCount(config),
    hiddenSize: config.hiddenSize,
    layers: config.layers,
    vocabularySize: config.vocabularySize,
    contextLength: config.contextLength,
  };
}

export function parameterCount(config: ModelConfig): number {
  const { hiddenSize: d, intermediateSize, layers, heads, keyHeads, headWidth, vocabularySize, tiedEmbeddings } = config;
  const attention = 2 * d * heads * headWidth + 2 * d * keyHeads * headWidth;
  return vocabularySize * d * (tiedEmbeddings ? 1 : 2) + layers * (attention + 3 * d * intermediateSize + 2 * d) + d;
}
