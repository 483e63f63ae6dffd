import { AppError } from "@/lib/errors";
import { formatNumber } from "@/lib/format";
import type { Counting } from "./schemas";

/** While the examples are counted nobody knows what a run would cost; `then`: what to do once they are. */
export function refuseWhileCounting(counting: Counting | null, then: string): void {
  if (!counting) return;
  const far = `${formatNumber(counting.measuredCount)} of ${formatNumber(counting.rowCount)}`;
  throw new AppError("conflict", counting.failure ?? `The examples are still being counted: ${far}. ${then} once they are.`);
}
