export const linearModules = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"] as const;
export const savableModules = ["embed_tokens", "norm", "lm_head"] as const;

export interface HyperparameterField {
  type: "integer" | "number" | "boolean" | "string" | "array";
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  enum?: readonly string[];
  default?: number | boolean | string;
  description: string;
}

/** What this trainer accepts, under the names of the protocol and Nebius' extensions. Each may also be "auto". */
export const hyperparameterFields = {
  n_epochs: { type: "integer", minimum: 1, maximum: 50, description: "How often the whole training set is seen." },
  batch_size: { type: "integer", minimum: 1, maximum: 256, description: "Examples per step." },
  learning_rate: { type: "number", exclusiveMinimum: 0, maximum: 1, description: "The highest learning rate of the run." },
  learning_rate_multiplier: {
    type: "number",
    exclusiveMinimum: 0,
    maximum: 100,
    default: 1,
    description: "Scales the automatic learning rate; ignored beside learning_rate.",
  },
  lr_scheduler: {
    type: "string",
    enum: ["cosine", "linear", "constant"],
    default: "cosine",
    description: "How the learning rate falls after the warm-up.",
  },
  warmup_ratio: {
    type: "number",
    minimum: 0,
    maximum: 1,
    default: 0.05,
    description: "Share of the steps in which the learning rate rises.",
  },
  weight_decay: { type: "number", minimum: 0, maximum: 1, description: "Pulls weights towards zero." },
  max_grad_norm: { type: "number", minimum: 0, default: 1, description: "Longer gradients are shortened to this; 0 leaves them." },
  context_length: { type: "integer", minimum: 8, description: "Longest row in tokens, at most the model's own." },
  packing: {
    type: "boolean",
    default: false,
    description: "Accepted for compatibility: rows are always computed without padding, and never see each other.",
  },
  prompt_loss_weight: {
    type: "number",
    minimum: 0,
    maximum: 1,
    default: 0,
    description: "Weight of prompt tokens in the loss; 0 learns the answers only.",
  },
  token_dropout: {
    type: "number",
    minimum: 0,
    exclusiveMaximum: 1,
    description: "Share of prompt tokens hidden in training, so that answers do not hang on single words.",
  },
  weight_averaging: {
    type: "number",
    minimum: 0,
    exclusiveMaximum: 1,
    default: 0,
    description: "Decay of a running average of the weights that is kept instead of the last ones.",
  },
  base_weight_share: {
    type: "number",
    minimum: 0,
    exclusiveMaximum: 1,
    description: "Share of the base's own weights in what is saved, so that it keeps what it knew of words that no row has.",
  },
  lora: { type: "boolean", description: "true trains a LoRA adapter, false all weights." },
  lora_r: { type: "integer", minimum: 1, maximum: 256, description: "Rank of the adapter." },
  lora_alpha: { type: "number", exclusiveMinimum: 0, maximum: 4096, description: "The adapter's change is scaled by alpha / rank." },
  lora_dropout: {
    type: "number",
    minimum: 0,
    maximum: 0,
    default: 0,
    description: "Only 0: adapters are merged while training. Use token_dropout.",
  },
  target_modules: { type: "array", enum: linearModules, description: "Linear layers that get an adapter." },
  modules_to_save: { type: "array", enum: savableModules, description: "Parts trained whole beside the adapter." },
} as const satisfies Record<string, HyperparameterField>;
