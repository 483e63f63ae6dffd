import { formatNumber } from "@/lib/format";

/** "146 of 4,812", or "about 12,000 of 1,000,000" where it is an estimate. */
export function countWords(total: number, isTotalExact: boolean, all: number): string {
  return `${matchWords(total, isTotalExact)} of ${formatNumber(Math.max(all, total))}`;
}

export function matchWords(total: number, isTotalExact: boolean): string {
  return `${isTotalExact ? "" : "about "}${formatNumber(total)}`;
}
