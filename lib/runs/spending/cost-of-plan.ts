import type { Estimate } from "@/lib/trainers/schemas";
import type { CostRange } from "./schemas";

/** What a plan is likely to cost; null where no price is known. */
export function costOfPlan(estimate: Estimate | null): CostRange {
  return estimate?.usd ?? null;
}
