import type { LeakCounts } from "@/lib/datasets/versions/schemas";
import { formatNumber } from "@/lib/format";

/** Whether what measures was kept apart from what teaches, in a sentence that a person can repeat. */
export function leakWords(leak: LeakCounts | null): string {
  if (leak === null) return "Still looking whether test cases stand in training";
  const { caseCount, exact, near } = leak;
  if (caseCount === 0) return "No test cases";
  if (exact + near === 0) return "No test case was seen in training";
  const of = (count: number) => `${formatNumber(count)} of ${formatNumber(caseCount)} test ${caseCount === 1 ? "case" : "cases"}`;
  if (near === 0) return `${of(exact)} ${exact === 1 ? "stands" : "stand"} in training too`;
  if (exact === 0) return `${of(near)} ${near === 1 ? "stands" : "stand"} nearly the same in training`;
  return `${of(exact + near)} stand in training too, ${formatNumber(near)} of them nearly the same`;
}
