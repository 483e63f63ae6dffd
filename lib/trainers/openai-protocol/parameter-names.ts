import type { Hyperparameters } from "../schemas";

/** Our name, theirs: the protocol's own and, where it has none, those that Nebius added. */
export const parameterNames: readonly (readonly [keyof Hyperparameters, string])[] = [
  ["epochs", "n_epochs"],
  ["batchSize", "batch_size"],
  ["learningRateMultiplier", "learning_rate_multiplier"],
  ["learningRate", "learning_rate"],
  ["loraRank", "lora_r"],
  ["loraAlpha", "lora_alpha"],
  ["warmupRatio", "warmup_ratio"],
  ["weightDecay", "weight_decay"],
  ["maxGradNorm", "max_grad_norm"],
  ["contextLength", "context_length"],
  ["dpoBeta", "beta"],
];

/** Which of our settings a refusal is about, for the form to show it there. */
export function toOurField(theirs: string | null | undefined): string | null {
  const last = theirs?.split(".").at(-1);
  const ours = parameterNames.find(([, name]) => name === last)?.[0];
  if (ours) return `hyperparameters.${ours}`;
  return last === "model" ? "baseModel" : null;
}
