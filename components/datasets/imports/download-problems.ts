import type { ImportPreview } from "@/lib/datasets/imports/schemas";
import { cellText } from "./cells";

/** A text that a spreadsheet would run as a formula. */
const formula = /^[=+\-@\t\r]/;

/** The rows that wait, before anything was imported: columns of the file first, the reason behind them. */
export async function downloadProblems(fileName: string, columns: readonly string[], problems: ImportPreview["problems"]): Promise<void> {
  const { stringify } = await import("csv-stringify/browser/esm/sync");
  const rows = problems.map(({ rowNumber, problem, record, raw }) =>
    [...columns.map((column) => cellText(record?.[column])), String(rowNumber), problem, record ? "" : raw].map((text) =>
      formula.test(text) ? `'${text}` : text,
    ),
  );
  const csv = stringify([[...columns, "Source row", "What to fix", "Row as it was"], ...rows], { bom: true });
  const address = URL.createObjectURL(new Blob([csv], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${fileName.replace(/\.[^.]*$/, "")} - rows to fix.csv`;
  link.click();
  URL.revokeObjectURL(address);
}
