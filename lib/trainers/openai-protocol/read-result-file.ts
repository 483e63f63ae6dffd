import { parse } from "csv-parse/sync";
import type { StepMetric } from "../trainer";

/** The figures of every step, from CSV; the same file has been seen plain and in base64. Rows without a step are left out. */
export function readResultFile(text: string): StepMetric[] {
  const plain = namesSteps(text) ? text : Buffer.from(text, "base64").toString("utf8");
  if (!namesSteps(plain)) return [];
  const rows: Record<string, string>[] = parse(plain, { columns: true, bom: true, skip_empty_lines: true, relax_column_count: true });
  return rows.flatMap((row) => {
    const read = (...names: string[]) => {
      const written = names.map((name) => row[name]?.trim()).find(Boolean);
      const value = written ? Number(written) : Number.NaN;
      return Number.isFinite(value) ? value : null;
    };
    const step = read("step");
    if (step === null || !Number.isInteger(step)) return [];
    return [
      {
        step,
        trainLoss: read("train_loss"),
        trainAccuracy: read("train_mean_token_accuracy", "train_accuracy"),
        validLoss: read("full_valid_loss", "valid_loss", "validation_loss"),
        validAccuracy: read("full_valid_mean_token_accuracy", "valid_mean_token_accuracy", "validation_mean_token_accuracy"),
        learningRate: null,
        gradientNorm: null,
        tokensPerSecond: null,
      },
    ];
  });
}

function namesSteps(text: string): boolean {
  return /^\uFEFF?"?step"?,/.test(text);
}
