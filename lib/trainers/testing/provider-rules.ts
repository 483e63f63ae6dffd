/** Where the providers that the conformance server plays differ, written from their documentation and apart from the product's profiles. */
export interface ProviderRules {
  basePath: string;
  /** The header that carries the key, and how it stands there. */
  authorize: (headers: Record<string, string | string[] | undefined>, key: string) => boolean;
  hyperparametersAt: "method" | "job";
  hyperparameters: readonly string[];
  /** Takes `method: { type: "dpo" }`, and `beta` under it. */
  learnsPreferences: boolean;
  keepsMetadata: boolean;
  filesNeedBom: boolean;
  suffix: RegExp;
  fewestRows: number;
  resultFile: "plain" | "base64" | null;
  needsDeployment: boolean;
  /** Its list of models names what the account has tuned. */
  listsFineTunes: boolean;
  models: object[];
  /** What a finished model is called. */
  nameModel: (baseModel: string, suffix: string, id: string) => string;
}

export const providerNames = ["openai", "azure", "nebius", "together", "fireworks"] as const;
export type ProviderName = (typeof providerNames)[number];

const bearer: ProviderRules["authorize"] = ({ authorization }, key) => authorization === `Bearer ${key}`;

const ownApi = {
  authorize: bearer,
  hyperparametersAt: "job",
  hyperparameters: [],
  learnsPreferences: true,
  keepsMetadata: false,
  filesNeedBom: false,
  suffix: /^.*$/,
  resultFile: null,
  needsDeployment: true,
  listsFineTunes: false,
} as const;

export const providerRules: Record<ProviderName, ProviderRules> = {
  openai: {
    basePath: "/v1",
    authorize: bearer,
    hyperparametersAt: "method",
    hyperparameters: ["n_epochs", "batch_size", "learning_rate_multiplier"],
    learnsPreferences: true,
    keepsMetadata: true,
    filesNeedBom: false,
    suffix: /^.{1,64}$/,
    fewestRows: 10,
    resultFile: "base64",
    needsDeployment: false,
    listsFineTunes: true,
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
    learnsPreferences: true,
    keepsMetadata: false,
    filesNeedBom: true,
    suffix: /^[A-Za-z0-9_-]{1,40}$/,
    fewestRows: 10,
    resultFile: "plain",
    needsDeployment: true,
    listsFineTunes: true,
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
    learnsPreferences: false,
    keepsMetadata: false,
    filesNeedBom: false,
    suffix: /^.{1,64}$/,
    fewestRows: 10,
    resultFile: null,
    needsDeployment: false,
    listsFineTunes: false,
    models: [{ id: "Qwen/Qwen3-8B", object: "model", created: 1, owned_by: "system" }],
    nameModel: (baseModel, suffix, id) => `${baseModel}-${suffix}-${id}`,
  },
  // Both have their own ways to be asked; what is below says only how their jobs turn out.
  together: {
    ...ownApi,
    basePath: "/v1",
    fewestRows: 1,
    models: [
      {
        id: "Qwen/Qwen3-8B",
        limits: {
          model_name: "Qwen/Qwen3-8B",
          max_num_epochs: 20,
          max_learning_rate: 0.01,
          min_learning_rate: 0,
          max_seq_length_sft: 32_768,
          max_seq_length_dpo: 16_384,
          supports_full_training: true,
          supports_tools: true,
          lora_training: { max_batch_size: 64, max_batch_size_dpo: 32, min_batch_size: 8, max_rank: 64, target_modules: ["q_proj"] },
          full_training: { max_batch_size: 32, max_batch_size_dpo: 16, min_batch_size: 8 },
        },
      },
    ],
    nameModel: (baseModel, suffix, id) => `acme/${baseModel.split("/").at(-1)}-${suffix}-${id}`,
  },
  fireworks: {
    ...ownApi,
    basePath: "",
    fewestRows: 3,
    models: [
      {
        name: "accounts/fireworks/models/qwen3-8b",
        displayName: "Qwen3 8B",
        kind: "HF_BASE_MODEL",
        contextLength: 40_960,
        trainingContextLength: 32_768,
        tunable: true,
        deprecationDate: { year: 2027, month: 6, day: 1 },
        baseModelDetails: { tunable: true, parameterCount: "8190735360" },
      },
      { name: "accounts/fireworks/models/flux-1", displayName: "FLUX", kind: "FLUMINA_BASE_MODEL", tunable: false },
    ],
    nameModel: (_baseModel, outputModel) => outputModel,
  },
};
