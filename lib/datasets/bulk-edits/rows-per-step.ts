import type { BulkChange } from "./schemas";

/**
 * How many examples are dealt with in one transaction; up to as many are changed while the person waits. That is well below a second on two
 * cores, where 50,000 take a quarter of a minute to label and a minute to change in their texts.
 */
export function rowsPerStep({ type }: BulkChange): number {
  return type === "instruction" || type === "replace" ? 250 : 2_000;
}
