/** Where the providers that the conformance server plays differ, written from their documentation and apart from the product's profiles. */
export interface ProviderRules {
  basePath: string;
  /** The header that carries the key, and how it stands there. */
  authorize: (headers: Record<string, string | string[] | undefined>, key: string) => boolean;
  hyperparametersAt: "method" | "job";
  hyperparameters: readonly string[];
  keepsMetadata: boolean;
  filesNeedBom: boolean;
  suffix: RegExp;
  resultFile: "plain" | "base64" | null;
  needsDeployment: boolean;
  models: object[];
  /** What a finished model is called. */
  nameModel: (baseModel: string, suffix: string, id: string) => string;
}

export type ProviderName = "openai" | "azure" | "nebius";

const bearer: ProviderRules["authorize"] = ({ authorization }, key) => authorization === `Bearer ${key}`;

export const providerRules: Record<ProviderName, ProviderRules> = {
  openai: {
    basePath: "/v1",
    authorize: bearer,
    hyperparametersAt: "method",
    hyperparameters: ["n_epochs", "batch_size", "learning_rate_multiplier"],
    keepsMetadata: true,
    filesNeedBom: false,
    suffix: /^.{1,64}$/,
    resultFile: "base64",
    needsDeployment: false,
    models: [
      { id: "gpt-4.1-nano-2025-04-14", object: "model", created: 1, owned_by: "system", shutdown_date: "2027-01-14" },
      { id: "text-embedding-3-small", object: "model", created: 1, owned_by: "system", shutdown_date: null },
    ],
    nameModel: (baseModel, suffix, id) => `ft:${baseModel}:acme:${suffix}:${id}`,
  },
  azure: {
    basePath: "/openai/v1",
    authorize: (headers, key) => headers["api-key"] === key && headers.authorization === undefined,
    hyperparametersAt: "method",
    hyperparameters: ["n_epochs", "batch_size", "learning_rate_multiplier", "prompt_loss_weight"],
    keepsMetadata: false,
    filesNeedBom: true,
    suffix: /^[A-Za-z0-9_-]{1,40}$/,
    resultFile: "plain",
    needsDeployment: true,
    models: [
      { id: "gpt-4.1-nano-2025-04-14", object: "model", capabilities: { fine_tune: true }, deprecation: { fine_tune: 1_806_796_800 } },
      { id: "dall-e-3", object: "model", capabilities: { fine_tune: false }, deprecation: {} },
    ],
    nameModel: (baseModel, _suffix, id) => `${baseModel}.ft-${id}`,
  },
  nebius: {
    basePath: "/v1",
    authorize: bearer,
    hyperparametersAt: "job",
    hyperparameters: [
      ...["n_epochs", "batch_size", "learning_rate", "warmup_ratio", "weight_decay", "packing", "max_grad_norm"],
      ...["context_length", "lora", "lora_r", "lora_alpha", "lora_dropout"],
    ],
    keepsMetadata: false,
    filesNeedBom: false,
    suffix: /^.{1,64}$/,
    resultFile: null,
    needsDeployment: false,
    models: [{ id: "Qwen/Qwen3-8B", object: "model", created: 1, owned_by: "system" }],
    nameModel: (baseModel, suffix, id) => `${baseModel}-${suffix}-${id}`,
  },
};
