import { formatMoney } from "@/lib/format";
import type { CostRange } from "./schemas";

/** "$3.10 to $4.20", "$3.10", "nothing", "an amount that is not known". */
export function costWords(cost: CostRange): string {
  if (cost === null) return "an amount that is not known";
  const [low, high] = cost;
  if (high === 0) return "nothing";
  return formatMoney(low) === formatMoney(high) ? formatMoney(high) : `${formatMoney(low)} to ${formatMoney(high)}`;
}
