import { formatMoney, formatNumber, formatTokens } from "@/lib/format";
import type { Evaluation } from "../schemas";

type Stopped = Pick<Evaluation, "stopReason" | "settledCount" | "ceilingUsd" | "ceilingTokens" | "doneCount" | "caseCount">;

/** "settled after 340 of 1,000 cases", "stopped at its ceiling of $2.00 after 430 of 1,000 cases"; null for one that did not stop. */
export function stopWords({ stopReason, settledCount, ceilingUsd, ceilingTokens, doneCount, caseCount }: Stopped): string | null {
  if (stopReason === null) return null;
  if (stopReason === "settled") return `settled after ${formatNumber(settledCount ?? doneCount)} of ${formatNumber(caseCount)} cases`;
  const ceiling = stopReason === "cost_ceiling" ? formatMoney(ceilingUsd ?? 0) : `${formatTokens(ceilingTokens ?? 0)} tokens`;
  return `stopped at its ceiling of ${ceiling} after ${formatNumber(doneCount)} of ${formatNumber(caseCount)} cases`;
}
