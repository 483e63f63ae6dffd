import type { Hyperparameters } from "./schemas";

export type ParameterName = keyof Hyperparameters;

interface ParameterWords {
  label: string;
  /** The effect, not the definition. */
  hint: string;
  unit?: string;
  loraOnly?: boolean;
  dpoOnly?: boolean;
}

export const parameterWords: Record<ParameterName, ParameterWords> = {
  epochs: {
    label: "Epochs",
    hint: "How often the model reads every example. Few examples need more; when validation loss rises, it was too often.",
  },
  learningRate: {
    label: "Learning rate",
    hint: "How far one step moves the model. Too high forgets what it knew, too low learns nothing.",
  },
  learningRateMultiplier: {
    label: "Learning rate multiplier",
    hint: "Times the rate that the provider would choose. Above 1 learns faster and forgets more.",
  },
  batchSize: {
    label: "Batch size",
    hint: "Examples a step averages over. Larger is steadier, smaller takes more steps.",
    unit: "examples",
  },
  loraRank: { label: "LoRA rank", hint: "How much the add-on can hold. Raise it when training loss stays high.", loraOnly: true },
  loraAlpha: { label: "LoRA alpha", hint: "How strongly the add-on speaks. Once or twice the rank is usual.", loraOnly: true },
  warmupRatio: {
    label: "Warm-up",
    hint: "Share of the steps in which the learning rate rises, so that the start does not shake the model.",
  },
  weightDecay: { label: "Weight decay", hint: "Pulls weights back to small values; a little helps with few examples." },
  maxGradNorm: { label: "Gradient clipping", hint: "Keeps one odd example from moving everything. 1 is usual." },
  contextLength: { label: "Context length", hint: "What is longer is refused, not cut.", unit: "tokens" },
  dpoBeta: {
    label: "Beta",
    hint: "How closely the model keeps to what it was. Small values let the preferences move it further.",
    dpoOnly: true,
  },
};

export const parameterNames = [
  "epochs",
  "learningRate",
  "learningRateMultiplier",
  "batchSize",
  "loraRank",
  "loraAlpha",
  "warmupRatio",
  "weightDecay",
  "maxGradNorm",
  "contextLength",
  "dpoBeta",
] as const satisfies readonly ParameterName[];
