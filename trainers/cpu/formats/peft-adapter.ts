import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ModelError } from "../engine/errors";
import { readJson } from "./model-config";
import { encodeSafetensors, openSafetensors, type Tensor } from "./safetensors";
import { writeFileAtomically } from "./write-atomically";

const prefix = "base_model.model.";

export interface PeftAdapter {
  rank: number;
  /** What up · down is multiplied with. */
  scale: number;
  /** By the linear's name, "model.layers.0.self_attn.q_proj": A as [rank, inputs], B as [outputs, rank]. */
  pairs: Map<string, { down: Tensor; up: Tensor }>;
  /** Weights saved whole, by name, "model.norm". */
  whole: Map<string, Tensor>;
}

export interface AdapterSettings {
  rank: number;
  alpha: number;
  targetModules: string[];
  modulesToSave: string[];
  /** Name of the base, never a path of this machine. */
  baseName: string;
}

export function writePeftAdapter(folder: string, { pairs, whole }: Pick<PeftAdapter, "pairs" | "whole">, settings: AdapterSettings): void {
  const tensors = new Map<string, Tensor>();
  for (const [name, { down, up }] of pairs) {
    tensors.set(`${prefix}${name}.lora_A.weight`, down);
    tensors.set(`${prefix}${name}.lora_B.weight`, up);
  }
  for (const [name, tensor] of whole) tensors.set(`${prefix}${name}.weight`, tensor);
  writeFileAtomically(join(folder, "adapter_model.safetensors"), encodeSafetensors(tensors));
  const config = {
    peft_type: "LORA",
    task_type: "CAUSAL_LM",
    base_model_name_or_path: settings.baseName,
    r: settings.rank,
    lora_alpha: settings.alpha,
    lora_dropout: 0,
    target_modules: settings.targetModules,
    modules_to_save: settings.modulesToSave.length > 0 ? settings.modulesToSave : null,
    bias: "none",
    fan_in_fan_out: false,
    init_lora_weights: true,
    inference_mode: true,
    use_rslora: false,
    use_dora: false,
  };
  writeFileAtomically(join(folder, "adapter_config.json"), [Buffer.from(`${JSON.stringify(config, null, 2)}\n`)]);
}

const configSchema = z.looseObject({
  peft_type: z.string(),
  r: z.number().int().positive(),
  lora_alpha: z.number(),
  bias: z.string().default("none"),
  use_rslora: z.boolean().default(false),
  use_dora: z.boolean().default(false),
  fan_in_fan_out: z.boolean().default(false),
  rank_pattern: z.record(z.string(), z.number()).nullish(),
  alpha_pattern: z.record(z.string(), z.number()).nullish(),
});

export function readPeftAdapter(folder: string): PeftAdapter {
  const parsed = configSchema.safeParse(readJson(join(folder, "adapter_config.json")));
  const refuse = (why: string) => new ModelError(`The adapter in ${folder} cannot be used: ${why}`);
  if (!parsed.success) throw refuse("adapter_config.json is not that of a LoRA adapter.");
  const config = parsed.data;
  if (config.peft_type !== "LORA" || config.use_dora)
    throw refuse(`it is ${config.use_dora ? "a DoRA adapter" : `of type ${config.peft_type}`}; only LoRA is supported.`);
  if (config.bias !== "none" || config.fan_in_fan_out) throw refuse("it trains biases or transposed layers, which are not supported.");
  if (Object.keys(config.rank_pattern ?? {}).length > 0 || Object.keys(config.alpha_pattern ?? {}).length > 0)
    throw refuse("its rank or alpha differs between layers.");
  const file = openSafetensors(join(folder, "adapter_model.safetensors"));
  try {
    const read = (name: string): Tensor => ({ shape: file.shape(name), data: file.read(name) });
    const adapter: PeftAdapter = {
      rank: config.r,
      scale: config.lora_alpha / (config.use_rslora ? Math.sqrt(config.r) : config.r),
      pairs: new Map(),
      whole: new Map(),
    };
    for (const name of file.names) {
      const inner = name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
      if (inner?.endsWith(".lora_A.weight")) {
        const linear = inner.slice(0, -".lora_A.weight".length);
        adapter.pairs.set(linear, { down: read(name), up: read(`${prefix}${linear}.lora_B.weight`) });
      } else if (inner?.endsWith(".lora_B.weight")) continue;
      else if (inner?.endsWith(".weight")) adapter.whole.set(inner.slice(0, -".weight".length), read(name));
      else throw refuse(`the tensor "${name}" is not understood.`);
    }
    return adapter;
  } finally {
    file.close();
  }
}

const tokenizerFiles = [
  "tokenizer.json",
  "tokenizer_config.json",
  "special_tokens_map.json",
  "chat_template.jinja",
  "generation_config.json",
];

/** A tuned model is asked with the template it was trained with, wherever it is served. */
export function copyTokenizer(from: string, to: string): void {
  for (const name of tokenizerFiles) if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name));
}
