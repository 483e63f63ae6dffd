import type { StepMetrics } from "../../engine/types";

/** The protocol has no word for infinity: what is not a finite number is left out. */
function finiteOnly(values: Record<string, number | undefined>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, number] => Number.isFinite(entry[1])));
}

export function checkpointMetrics(metrics: StepMetrics): Record<string, number> {
  return finiteOnly({
    step: metrics.step,
    train_loss: metrics.trainLoss,
    train_mean_token_accuracy: metrics.trainMeanTokenAccuracy,
    valid_loss: metrics.validLoss,
    valid_mean_token_accuracy: metrics.validMeanTokenAccuracy,
    full_valid_loss: metrics.fullValidLoss,
    full_valid_mean_token_accuracy: metrics.fullValidMeanTokenAccuracy,
  });
}

export function eventMetrics(metrics: StepMetrics): Record<string, number> {
  return finiteOnly({
    ...checkpointMetrics(metrics),
    total_steps: metrics.totalSteps,
    epoch: metrics.epoch,
    learning_rate: metrics.learningRate,
    grad_norm: metrics.gradientNorm,
    tokens_per_second: metrics.tokensPerSecond,
    elapsed_seconds: metrics.elapsedSeconds,
    trained_tokens: metrics.trainedTokens,
  });
}
