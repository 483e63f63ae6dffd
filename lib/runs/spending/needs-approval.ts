import type { CostRange } from "./schemas";

/** Whether somebody who may approve has to look first: it may cost more than the limit, or nobody knows what it costs. */
export function needsApproval(cost: CostRange, spendingLimitUsd: number): boolean {
  return cost === null || cost[1] > spendingLimitUsd;
}

/** Whether a price that somebody approved still holds for what it would cost now. Prices are compared to the cent, as they are shown. */
export function isCovered(cost: CostRange, approvedUsd: number | null): boolean {
  if (cost === null || approvedUsd === null) return cost === null && approvedUsd === null;
  return Math.round(cost[1] * 100) <= Math.round(approvedUsd * 100);
}
