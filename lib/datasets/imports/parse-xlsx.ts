import type { ByteFile } from "./byte-file";
import { nameColumns, numberColumns } from "./column-names";
import { openZip } from "./open-zip";
import { type Cell, readSheet, type SheetRow } from "./read-sheet";
import type { ImportOptions } from "./schemas";
import { mostCharacters, type SourceRow, tooLong, UnreadableFile } from "./source-row";
import { readDateStyles, readSharedStrings, readWorkbook } from "./xlsx-workbook";

/** Titles and notes may stand above the table; its header is looked for in so many rows. */
const headerWithin = 20;

/** The rows of one sheet of a workbook. */
export async function* xlsxRows(
  file: ByteFile,
  { sheet, hasHeader }: Pick<ImportOptions, "sheet" | "hasHeader">,
): AsyncGenerator<SourceRow[]> {
  let names: string[] | null = null;
  const start: SheetRow[] = [];
  for await (const rows of openSheet(file, sheet)) {
    if (names) {
      yield toRows(rows, names);
      continue;
    }
    start.push(...rows);
    if (start.length < headerWithin) continue;
    names = nameBy(start, hasHeader);
    yield toRows(behindHeader(start, hasHeader), names);
  }
  if (!names) yield toRows(behindHeader(start, hasHeader), nameBy(start, hasHeader));
}

/** The first rows of a sheet as they are, to guess from. */
export async function firstSheetRows(file: ByteFile, sheet: string): Promise<SheetRow[]> {
  const found: SheetRow[] = [];
  for await (const rows of openSheet(file, sheet)) {
    found.push(...rows);
    if (found.length >= 200) break;
  }
  return found.slice(0, 200);
}

async function* openSheet(file: ByteFile, name: string | null): AsyncGenerator<SheetRow[]> {
  const zip = await openZip(file);
  const book = await readWorkbook(zip);
  const sheet = book.sheets.find((candidate) => candidate.name === name) ?? (name === null ? book.sheets[0] : undefined);
  if (!sheet)
    throw new UnreadableFile(`The workbook has no sheet called “${name}”. It has: ${book.sheets.map((each) => each.name).join(", ")}.`);
  const words = {
    strings: await readSharedStrings(zip, book.sharedStringsPart),
    dateStyles: await readDateStyles(zip, book.stylesPart),
    isFrom1904: book.isFrom1904,
  };
  yield* readSheet(zip, sheet.part, words);
}

/** The first row that is about as full as the fullest: what stands above is a title. */
export function findHeader(rows: SheetRow[]): number {
  const filled = rows.slice(0, headerWithin).map(({ cells }) => cells.filter((cell) => toText(cell) !== "").length);
  const most = Math.max(1, ...filled);
  return Math.max(
    0,
    filled.findIndex((count) => count * 2 > most),
  );
}

function nameBy(rows: SheetRow[], hasHeader: boolean | null): string[] {
  const width = Math.max(0, ...rows.slice(0, headerWithin).map(({ cells }) => cells.length));
  if (hasHeader === false) return numberColumns(width);
  const header = rows[findHeader(rows)]?.cells ?? [];
  return nameColumns(Array.from({ length: header.length }, (_, index) => toText(header[index])));
}

function behindHeader(rows: SheetRow[], hasHeader: boolean | null): SheetRow[] {
  return hasHeader === false ? rows : rows.slice(findHeader(rows) + 1);
}

function toRows(rows: SheetRow[], names: string[]): SourceRow[] {
  return rows.map(({ number, cells }): SourceRow => {
    const raw = Array.from(cells, toText).join("\t");
    if (raw.length > mostCharacters) return tooLong(number, raw);
    const width = cells.findLastIndex((cell) => toText(cell) !== "") + 1;
    const record = Object.fromEntries(
      Array.from({ length: Math.max(names.length, width) }, (_, index) => [names[index] ?? `column ${index + 1}`, cells[index] ?? null]),
    );
    return { rowNumber: number, raw, record };
  });
}

function toText(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? "" : String(cell);
}
