import { formatCost } from "@/lib/format";

type Range = readonly [number, number];

/** "no charge", "$6.80", "$5.10 to $8.40", or that nobody knows. */
export function costRange(usd: Range | null): string {
  return usd ? numberRange(usd, formatCost) : "price not known";
}

/** One figure where both ends read the same. */
export function numberRange([from, to]: Range, write: (value: number) => string): string {
  const [low, high] = [write(from), write(to)];
  return low === high ? low : `${low} to ${high}`;
}
