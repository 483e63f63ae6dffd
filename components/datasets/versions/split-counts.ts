import type { Split, SplitRatios } from "@/lib/datasets/schemas";
import type { Freezable } from "@/lib/datasets/versions/schemas";

/** With fewer, no comparison gives a verdict. */
export const fewestTestCases = 30;
const wantedTestCases = 45;

/** A tenth, or more where a tenth would be too few cases to say anything; never more than three tenths. */
export function usualTestPercent(exampleCount: number): number {
  const needed = Math.ceil((wantedTestCases / Math.max(1, exampleCount)) * 20) * 5;
  return Math.min(30, Math.max(10, needed));
}

interface SplitCounts extends Record<Split, number> {
  ratios: SplitRatios;
  problem: string | null;
}

/** What two shares in whole percents make of these examples: each stands at its point, or where a person pinned it. */
export function splitCounts({ points, pinned, total }: Freezable, validationPercent: number, testPercent: number): SplitCounts {
  const rest = 100 - validationPercent - testPercent;
  const ratios = { train: rest / 100, validation: validationPercent / 100, test: testPercent / 100 };
  const problem = splitProblem(rest, validationPercent, testPercent);
  if (problem) return { ratios, train: total, validation: 0, test: 0, problem };
  const between = (from: number, to: number) => points.slice(from, to).reduce((sum, count) => sum + count, 0);
  return {
    ratios,
    train: between(0, rest) + pinned.train,
    validation: between(rest, rest + validationPercent) + pinned.validation,
    test: between(rest + validationPercent, 100) + pinned.test,
    problem,
  };
}

function splitProblem(rest: number, validation: number, test: number): string | null {
  if (!Number.isInteger(rest) || !Number.isInteger(test) || validation < 0 || test < 0) return "Both shares are whole percents, from 0 up.";
  if (rest <= 0) return "Nothing is left to learn from. Test and validation together must stay below 100 percent.";
  return null;
}
