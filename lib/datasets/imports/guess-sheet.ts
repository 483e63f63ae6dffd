import type { ByteFile } from "./byte-file";
import { looksLikeHeader } from "./guess-csv";
import { openZip } from "./open-zip";
import { findHeader, firstSheetRows } from "./parse-xlsx";
import type { ReadOptionsInput } from "./schemas";
import { UnreadableFile } from "./source-row";
import { readWorkbook } from "./xlsx-workbook";

/** Which sheet of a workbook holds the examples, and whether it names its columns. */
export async function guessSheet(file: ByteFile, wish: ReadOptionsInput) {
  const { sheets } = await readWorkbook(await openZip(file));
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  const largest = [...(visible.length > 0 ? visible : sheets)].sort((a, b) => b.sizeBytes - a.sizeBytes)[0];
  const sheet = sheets.find(({ name }) => name === wish.sheet) ?? (wish.sheet === undefined ? largest : undefined);
  if (!sheet)
    throw new UnreadableFile(`The workbook has no sheet called “${wish.sheet}”. It has: ${sheets.map(({ name }) => name).join(", ")}.`);
  const rows = await firstSheetRows(file, sheet.name);
  const header = findHeader(rows);
  const texts = rows
    .slice(header)
    .map(({ cells }) => Array.from(cells, (cell) => (cell === null || cell === undefined ? "" : String(cell))));
  const guess = looksLikeHeader(texts);
  const headerReason =
    guess.hasHeader && header > 0 ? `${guess.reason} It is row ${rows[header]?.number}; what stands above it is left out.` : guess.reason;
  const reason =
    sheets.length === 1 ? null : sheet === largest ? `“${sheet.name}” is the largest of ${sheets.length} sheets.` : "Chosen by hand.";
  const formulas = rows.some(({ formulasWithoutResult }) => formulasWithoutResult > 0)
    ? "Some cells hold formulas whose results were never saved, so they are read as empty: open the workbook in a spreadsheet program, save it once, then upload it again."
    : null;
  return {
    sheet: sheet.name,
    sheetReason: [reason, formulas].filter((part) => part !== null).join(" ") || null,
    sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    guessedHeader: guess.hasHeader,
    headerReason,
  };
}
