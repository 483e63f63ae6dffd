import { guard, withoutGuard } from "@/lib/datasets/exports/guard";
import type { SourceRecord } from "./source-row";

const sourceRow = "Source row";
const whatToFix = "What to fix";
const asItWas = "Row as it was";
const rowId = "Hone row";

/** What the download of rejected rows adds behind the file's own columns. Nothing of it is learned when the file comes back. */
export const reasonColumns = [sourceRow, whatToFix, asItWas, rowId] as const;

export interface WaitingRow {
  id: string;
  rowNumber: number;
  problem: string;
  raw: string;
  record: SourceRecord | null;
}

/** A row for the download: its own cells, and why it waits. */
export function toDownload({ id, rowNumber, problem, raw, record }: WaitingRow, columns: string[]): string[] {
  const cells = columns.map((column) => toCell(record?.[column]));
  return [...cells, String(rowNumber), problem, record ? "" : raw, id];
}

/** In a workbook every cell is text, so only what looks guarded already is guarded: one apostrophe is taken away when it comes back. */
export function markGuards(text: string): string {
  return text.startsWith("'") ? guard(text) : text;
}

/** A row that comes back from such a download: which one it was, and what stands in its own cells. */
export function waitingRowOf(record: SourceRecord | undefined): { id: string; record: SourceRecord } | null {
  if (!record || !(whatToFix in record) || !(rowId in record)) return null;
  const own = Object.entries(record).filter(([name]) => !reasonColumns.some((reason) => reason === name));
  // Here and not where CSV is parsed: the file may have been saved as a workbook in between.
  const cells = own.map(([name, value]) => [name, typeof value === "string" ? withoutGuard(value) : value]);
  return { id: String(record[rowId] ?? ""), record: Object.fromEntries(cells) };
}

function toCell(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
