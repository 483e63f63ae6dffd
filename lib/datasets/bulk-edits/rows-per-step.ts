import type { BulkChange } from "./schemas";

/** How many examples are dealt with in one transaction: a second or two. Up to as many are changed while the person waits. */
export function rowsPerStep({ type }: BulkChange): number {
  return type === "instruction" || type === "replace" ? 250 : 2_000;
}
