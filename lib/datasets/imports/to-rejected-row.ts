import { problemKindSchema } from "./problem-kinds";
import { type RejectedRow, rejectedRowSchema } from "./schemas";
import { suggestFix } from "./suggest-fix";

interface Stored {
  id: string;
  rowNumber: number;
  kind: string;
  field: string;
  problem: string;
  raw: string;
  record: unknown;
}

const storedSchema = rejectedRowSchema.omit({ fix: true }).extend({ kind: problemKindSchema.catch("other") });

/** A stored row as it leaves the server, with what would mend it. */
export function toRejectedRow(stored: Stored): RejectedRow {
  const row = storedSchema.parse(stored);
  return { ...row, fix: suggestFix(row, row.record) };
}
