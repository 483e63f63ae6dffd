import { formatMeasure, formatNumber, formatPercent } from "@/lib/format";
import type { Measure } from "@/lib/runs/curves/schemas";

export const measureWords: Record<Measure, { title: string; hint: string; format: (value: number) => string }> = {
  trainLoss: { title: "Training loss", hint: "lower is better", format: formatMeasure },
  validLoss: { title: "Validation loss", hint: "lower is better; this is what counts", format: formatMeasure },
  trainAccuracy: { title: "Right tokens, training", hint: "higher is better", format: (value) => formatPercent(value) },
  validAccuracy: { title: "Right tokens, validation", hint: "higher is better", format: (value) => formatPercent(value) },
  learningRate: { title: "Learning rate", hint: "how far a step moves the model", format: formatMeasure },
  gradientNorm: { title: "Gradient norm", hint: "how hard the examples pull", format: formatMeasure },
  tokensPerSecond: { title: "Tokens a second", hint: "how fast it trained", format: (value) => formatNumber(value) },
};

/** Shown before anybody chooses. */
export const usualMeasures = ["trainLoss", "validLoss", "trainAccuracy", "validAccuracy"] as const satisfies readonly Measure[];
