import { z } from "zod";
import type { StepMetric } from "./trainer";

const rowSchema = z.record(z.string(), z.unknown());

/** Under which names training libraries log a figure; the first that is there counts. */
const names: Record<Exclude<keyof StepMetric, "step" | "at">, readonly string[]> = {
  trainLoss: ["train/loss", "train_loss", "loss"],
  trainAccuracy: ["train/mean_token_accuracy", "train/accuracy", "train_accuracy", "mean_token_accuracy"],
  validLoss: ["eval/loss", "valid/loss", "eval_loss", "valid_loss"],
  validAccuracy: ["eval/mean_token_accuracy", "eval/accuracy", "eval_mean_token_accuracy", "valid_accuracy"],
  learningRate: ["train/learning_rate", "train/lr", "learning_rate", "lr"],
  gradientNorm: ["train/grad_norm", "train/gradient_norm", "grad_norm"],
  tokensPerSecond: ["train/tokens_per_second", "tokens_per_second"],
};
const stepNames = ["global_step", "train/global_step", "eval/global_step", "step"];

/** Figures of steps from rows that a training library wrote; training and evaluation of one step may stand in rows of their own. */
export function readMetricRows(rows: readonly unknown[]): StepMetric[] {
  const bySteps = new Map<number, StepMetric>();
  for (const row of rows) {
    const parsed = rowSchema.safeParse(row);
    if (!parsed.success) continue;
    const figures = { ...parsed.data, ...rowSchema.safeParse(parsed.data.data).data };
    const step = read(figures, stepNames);
    if (step === null || step < 0) continue;
    const known = bySteps.get(step);
    const pick = (name: keyof typeof names) => read(figures, names[name]) ?? known?.[name] ?? null;
    bySteps.set(step, {
      step,
      trainLoss: pick("trainLoss"),
      trainAccuracy: pick("trainAccuracy"),
      validLoss: pick("validLoss"),
      validAccuracy: pick("validAccuracy"),
      learningRate: pick("learningRate"),
      gradientNorm: pick("gradientNorm"),
      tokensPerSecond: pick("tokensPerSecond"),
    });
  }
  return [...bySteps.values()].sort((one, other) => one.step - other.step);
}

function read(figures: Record<string, unknown>, wanted: readonly string[]): number | null {
  for (const name of wanted) {
    const value = figures[name];
    if (typeof value === "number" && Number.isFinite(value)) return value;
  }
  return null;
}
