import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ModelError } from "../engine/errors";

export interface ModelConfig {
  hiddenSize: number;
  intermediateSize: number;
  layers: number;
  heads: number;
  keyHeads: number;
  headWidth: number;
  vocabularySize: number;
  contextLength: number;
  epsilon: number;
  tiedEmbeddings: boolean;
  rope: {
    theta: number;
    scaling?: { factor: number; lowFrequencyFactor: number; highFrequencyFactor: number; originalContextLength: number };
  };
  endTokens: number[];
  padToken?: number;
}

const ropeSchema = z.looseObject({
  rope_type: z.string().optional(),
  type: z.string().optional(),
  rope_theta: z.number().positive().optional(),
  factor: z.number().positive().optional(),
  low_freq_factor: z.number().positive().optional(),
  high_freq_factor: z.number().positive().optional(),
  original_max_position_embeddings: z.number().int().positive().optional(),
});

const size = z.number().int().positive();
const configSchema = z.looseObject({
  model_type: z.string().optional(),
  hidden_size: size,
  intermediate_size: size,
  num_hidden_layers: size,
  num_attention_heads: size,
  num_key_value_heads: size.nullish(),
  head_dim: size.nullish(),
  vocab_size: size,
  max_position_embeddings: size,
  rms_norm_eps: z.number().positive().default(1e-6),
  rope_theta: z.number().positive().optional(),
  rope_scaling: ropeSchema.nullish(),
  rope_parameters: ropeSchema.nullish(),
  hidden_act: z.string().default("silu"),
  attention_bias: z.boolean().default(false),
  mlp_bias: z.boolean().default(false),
  tie_word_embeddings: z.boolean().default(false),
  eos_token_id: z.union([z.number().int(), z.array(z.number().int())]).nullish(),
  pad_token_id: z.number().int().nullish(),
});

export function readModelConfig(folder: string): ModelConfig {
  return parseModelConfig(readJson(join(folder, "config.json")), folder);
}

/** Refuses in words what the engine would compute wrongly. */
export function parseModelConfig(json: unknown, folder: string): ModelConfig {
  const parsed = configSchema.safeParse(json);
  const refuse = (why: string) => new ModelError(`The model in ${folder} cannot be used here: ${why}`);
  const type = z.looseObject({ model_type: z.string() }).safeParse(json);
  if (type.success && type.data.model_type !== "llama") {
    throw refuse(`its architecture is "${type.data.model_type}", and this trainer runs the Llama architecture only.`);
  }
  if (!parsed.success)
    throw refuse(`config.json is not that of a Llama model (${parsed.error.issues.map((issue) => issue.path.join(".")).join(", ")}).`);
  const config = parsed.data;
  if (config.hidden_act !== "silu") throw refuse(`its activation is "${config.hidden_act}"; only "silu" is supported.`);
  if (config.attention_bias || config.mlp_bias)
    throw refuse("it has biases in its linear layers (attention_bias or mlp_bias), which are not supported.");
  const heads = config.num_attention_heads;
  const keyHeads = config.num_key_value_heads ?? heads;
  const headWidth = config.head_dim ?? config.hidden_size / heads;
  for (const [name, value] of [
    ["hidden_size", config.hidden_size],
    ["intermediate_size", config.intermediate_size],
    ["head_dim", headWidth],
  ] as const) {
    if (value % 8 !== 0) throw refuse(`${name} is ${value}; the kernels need a multiple of 8.`);
  }
  if (heads % keyHeads !== 0) throw refuse(`${heads} attention heads cannot share ${keyHeads} key heads evenly.`);
  const end = config.eos_token_id ?? [];
  return {
    hiddenSize: config.hidden_size,
    intermediateSize: config.intermediate_size,
    layers: config.num_hidden_layers,
    heads,
    keyHeads,
    headWidth,
    vocabularySize: config.vocab_size,
    contextLength: config.max_position_embeddings,
    epsilon: config.rms_norm_eps,
    tiedEmbeddings: config.tie_word_embeddings,
    rope: readRope(config, refuse),
    endTokens: Array.isArray(end) ? end : [end],
    ...(config.pad_token_id == null || config.pad_token_id < 0 ? {} : { padToken: config.pad_token_id }),
  };
}

/** Older files keep theta and scaling apart, newer ones put both into rope_parameters. */
function readRope(config: z.infer<typeof configSchema>, refuse: (why: string) => ModelError): ModelConfig["rope"] {
  const settings = config.rope_parameters ?? config.rope_scaling;
  const theta = settings?.rope_theta ?? config.rope_theta ?? 10_000;
  const type = settings?.rope_type ?? settings?.type ?? "default";
  if (!settings || type === "default") return { theta };
  if (type !== "llama3") throw refuse(`its rope scaling is "${type}"; only "llama3" and unscaled models are supported.`);
  const { factor, low_freq_factor, high_freq_factor, original_max_position_embeddings } = settings;
  if (!factor || !low_freq_factor || !high_freq_factor || !original_max_position_embeddings)
    throw refuse("its llama3 rope scaling lacks a field.");
  return {
    theta,
    scaling: {
      factor,
      lowFrequencyFactor: low_freq_factor,
      highFrequencyFactor: high_freq_factor,
      originalContextLength: original_max_position_embeddings,
    },
  };
}

export function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new ModelError(`${path} is missing or unreadable.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ModelError(`${path} is not valid JSON.`);
  }
}
