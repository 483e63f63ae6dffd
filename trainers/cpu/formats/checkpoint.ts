import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ModelError } from "../engine/errors";
import { readJson } from "./model-config";
import { openSafetensors, type SafetensorsFile } from "./safetensors";

const indexSchema = z.object({ weight_map: z.record(z.string(), z.string()) });

export interface Checkpoint {
  has(name: string): boolean;
  read(name: string, shape: number[]): Float32Array;
  /** Tells these weights from others: the same as long as no byte of the files changes. */
  fingerprint(): string;
  close(): void;
}

/** model.safetensors, or the shards that model.safetensors.index.json names. */
export function openCheckpoint(folder: string): Checkpoint {
  const files = new Map<string, SafetensorsFile>();
  const places = new Map<string, SafetensorsFile>();
  const open = (name: string) => {
    const path = join(folder, name);
    if (!existsSync(path)) throw new ModelError(`${path} is missing; the model needs it.`);
    const file = files.get(name) ?? openSafetensors(path);
    files.set(name, file);
    return file;
  };
  const close = () => {
    for (const file of files.values()) file.close();
  };
  try {
    const index = join(folder, "model.safetensors.index.json");
    if (existsSync(index)) {
      const parsed = indexSchema.safeParse(readJson(index));
      if (!parsed.success) throw new ModelError(`${index} has no weight_map.`);
      for (const [tensor, name] of Object.entries(parsed.data.weight_map)) places.set(tensor, open(name));
    } else {
      const file = open("model.safetensors");
      for (const tensor of file.names) places.set(tensor, file);
    }
  } catch (error) {
    close();
    throw error;
  }
  return {
    has: (name) => places.has(name),
    read: (name, shape) => {
      const file = places.get(name);
      if (!file) throw new ModelError(`The model in ${folder} has no tensor "${name}".`);
      const actual = file.shape(name);
      if (actual.join() !== shape.join()) {
        throw new ModelError(`The model in ${folder}: "${name}" is ${actual.join("×")}, but config.json asks for ${shape.join("×")}.`);
      }
      return file.read(name);
    },
    fingerprint: () => {
      const hash = createHash("sha256");
      for (const file of [...files.keys()].sort()) hash.update(readFileSync(join(folder, file)));
      return hash.digest("hex");
    },
    close,
  };
}
