import type { BulkEdit as Row } from "@/lib/db/generated/client";
import { type BulkEdit, bulkEditSchema } from "./schemas";

/** Null for what the checks mended: it stands in the same table and is taken back where it was done. */
export function toBulkEdit(row: Row): BulkEdit | null {
  return bulkEditSchema.safeParse({ ...row, changedCount: row.exampleCount }).data ?? null;
}
