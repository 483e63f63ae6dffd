import { formatCount } from "@/lib/format";
import type { Connection } from "@/lib/trainers/schemas";

/** Whether a run's price can be said beforehand. */
export function priceWords({ kind, prices }: Pick<Connection, "kind" | "prices">): string {
  if (kind === "cpu") return "No charge";
  const known = Object.values(prices).filter(({ training }) => training !== null).length;
  return known === 0 ? "Not known" : `Known for ${formatCount(known, "model")}`;
}
