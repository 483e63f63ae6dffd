import type { BulkChange } from "./schemas";

/** Whether the dataset has to be looked at as a whole afterwards: what stands in it twice is another, or follows a pin. */
export function changesTheWhole({ type }: BulkChange): boolean {
  return type === "delete" || type === "pin" || type === "instruction" || type === "replace";
}
