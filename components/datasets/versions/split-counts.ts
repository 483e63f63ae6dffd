import type { SplitRatios } from "@/lib/datasets/schemas";

/** With fewer, no comparison gives a verdict. */
export const fewestTestCases = 30;
const wantedTestCases = 45;

/** A tenth, or more where a tenth would be too few cases to say anything; never more than three tenths. */
export function usualTestPercent(exampleCount: number): number {
  const needed = Math.ceil((wantedTestCases / Math.max(1, exampleCount)) * 20) * 5;
  return Math.min(30, Math.max(10, needed));
}

interface SplitCounts {
  ratios: SplitRatios;
  train: number;
  validation: number;
  test: number;
  problem: string | null;
}

/** What two shares in percent make of so many examples. The rest is what the model learns from. */
export function splitCounts(exampleCount: number, validationPercent: number, testPercent: number): SplitCounts {
  const rest = 100 - validationPercent - testPercent;
  const ratios = { train: rest / 100, validation: validationPercent / 100, test: testPercent / 100 };
  const validation = Math.round(exampleCount * ratios.validation);
  const test = Math.round(exampleCount * ratios.test);
  return { ratios, validation, test, train: exampleCount - validation - test, problem: splitProblem(rest, validationPercent, testPercent) };
}

function splitProblem(rest: number, validation: number, test: number): string | null {
  if (Number.isNaN(rest) || validation < 0 || test < 0) return "Both shares are numbers from 0 up, in percent.";
  if (rest <= 0) return "Nothing is left to learn from. Test and validation together must stay below 100 percent.";
  return null;
}
