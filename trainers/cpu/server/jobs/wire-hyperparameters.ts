import type { Hyperparameters } from "../../engine/types";

/** The numbers a job uses, under the names of the protocol (the extension names are those Nebius uses, then ours). */
export function wireHyperparameters(values: Hyperparameters, requested: Record<string, unknown>): Record<string, unknown> {
  const { learning_rate_multiplier: multiplier, learning_rate: absolute } = requested;
  return {
    n_epochs: values.epochs,
    batch_size: values.batchSize,
    ...(typeof absolute === "number" ? {} : { learning_rate_multiplier: typeof multiplier === "number" ? multiplier : 1 }),
    learning_rate: values.learningRate,
    lr_scheduler: values.schedule,
    warmup_ratio: values.warmupRatio,
    weight_decay: values.weightDecay,
    max_grad_norm: values.maxGradNorm,
    context_length: values.contextLength,
    packing: false,
    prompt_loss_weight: values.promptLossWeight,
    token_dropout: values.tokenDropout,
    weight_averaging: values.weightAveraging,
    ...(values.method === "full" ? { base_weight_share: values.baseShare } : {}),
    lora: values.method === "lora",
    ...(values.method === "lora"
      ? {
          lora_r: values.lora.rank,
          lora_alpha: values.lora.alpha,
          lora_dropout: 0,
          target_modules: values.lora.targetModules,
          modules_to_save: values.lora.modulesToSave,
        }
      : {}),
  };
}
