import { formatPercent } from "@/lib/format";
import type { Serving } from "@/lib/models/schemas";

/** "serves support-bot", "10% of support-bot", "stands in at support-bot" */
export function servesWords(serves: readonly Serving[]): string {
  return serves.map(({ deployment: { name }, share, isMain }) => `${roleWords(share, isMain)} ${name}`).join(", ");
}

function roleWords(share: number, isMain: boolean): string {
  if (isMain) return "serves";
  return share > 0 ? `${formatPercent(share, Number.isInteger(Math.round(share * 10_000) / 100) ? 0 : 2)} of` : "stands in at";
}
