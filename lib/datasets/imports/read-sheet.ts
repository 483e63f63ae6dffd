import { broken, type Zip } from "./open-zip";
import { xmlFeeder } from "./read-xml";
import { UnreadableFile } from "./source-row";
import { parseReference, toIsoDate } from "./xlsx-values";
import { decodeEscapes } from "./xlsx-workbook";

export type Cell = string | number | boolean | null;

export interface SheetRow {
  /** As the spreadsheet numbers it. */
  number: number;
  /** By column; what is empty may be missing. */
  cells: Cell[];
  /** Some programs write formulas and leave it to others to work them out. */
  formulasWithoutResult: number;
}

export interface CellWords {
  strings: string[];
  /** By the number of a cell's style. */
  dateStyles: boolean[];
  isFrom1904: boolean;
}

const mostRows = 1_048_576;
const mostColumns = 16_384;
const mostPending = 2_000_000;

/** The rows of one sheet that hold anything, some at a time. Of a formula, the result that was saved with it. */
export async function* readSheet(zip: Zip, part: string, words: CellWords): AsyncGenerator<SheetRow[]> {
  const merged = await readMerged(zip, part);
  let rows: SheetRow[] = [];
  const feed = xmlFeeder(
    sheetReader(words, (row) => {
      const filled = fillMerged(row, merged);
      if (filled.cells.some((cell) => cell !== null && cell !== undefined && cell !== "")) rows.push(filled);
    }),
  );
  for await (const piece of zip.read(part)) {
    feed(piece);
    if (rows.length === 0) continue;
    yield rows;
    rows = [];
  }
}

function sheetReader({ strings, dateStyles, isFrom1904 }: CellWords, take: (row: SheetRow) => void) {
  let row: SheetRow | null = null;
  let number = 0;
  let column = -1;
  let type = "n";
  let style = 0;
  let text = "";
  let isInText = false;
  let isPhonetic = false;
  let isFormula = false;

  function value(): Cell {
    if (text === "") return null;
    if (type === "s") return strings[Number(text)] ?? null;
    if (type === "b") return text === "1";
    // A formula that failed has no answer to learn.
    if (type === "e") return null;
    if (type === "str" || type === "inlineStr" || type === "d") return decodeEscapes(text);
    const found = Number(text);
    if (Number.isNaN(found)) return text;
    return dateStyles[style] ? toIsoDate(found, isFrom1904) : found;
  }

  return {
    open(name: string, attributes: Record<string, string>) {
      if (name === "row") {
        number = attributes.r === undefined ? number + 1 : Number(attributes.r);
        if (!(number >= 1 && number <= mostRows)) throw broken();
        row = { number, cells: [], formulasWithoutResult: 0 };
        column = -1;
      } else if (name === "c") {
        column = parseReference(attributes.r ?? "")?.column ?? column + 1;
        if (column >= mostColumns) throw broken();
        type = attributes.t ?? "n";
        style = Number(attributes.s ?? 0);
        text = "";
        isFormula = false;
      } else if (name === "f") isFormula = true;
      else if (name === "rPh") isPhonetic = true;
      isInText = (name === "v" || name === "t") && !isPhonetic;
    },
    text(piece: string) {
      if (isInText) text += piece;
    },
    close(name: string) {
      isInText = false;
      if (name === "rPh") isPhonetic = false;
      if (name === "c" && row) {
        row.cells[column] = value();
        if (isFormula && text === "" && type !== "str") row.formulasWithoutResult++;
      }
      if (name !== "row" || !row) return;
      take(row);
      row = null;
    },
  };
}

interface Merged {
  column: number;
  from: number;
  to: number;
  value?: Cell;
}

/**
 * What cells that were merged down a column show in one of them, all of their rows mean. Cells that are merged across are
 * headings and mean nothing for the columns that they cover.
 */
function fillMerged(row: SheetRow, merged: Map<number, Merged[]>): SheetRow {
  for (const region of merged.get(row.number) ?? []) {
    if (row.number === region.from) region.value = row.cells[region.column] ?? null;
    else row.cells[region.column] = region.value ?? null;
  }
  return row;
}

/** Which cells are merged stands behind the rows, so that it takes a look through the sheet of its own. */
async function readMerged(zip: Zip, part: string): Promise<Map<number, Merged[]>> {
  const rows = new Map<number, Merged[]>();
  let pending = "";
  let isFound = false;
  let count = 0;
  for await (const piece of zip.read(part)) {
    pending += piece;
    if (!isFound) {
      const start = pending.search(/<(\w+:)?mergeCells\b/);
      isFound = start >= 0;
      pending = isFound ? pending.slice(start) : pending.slice(-40);
    }
    if (isFound && /<\/(\w+:)?mergeCells>/.test(pending)) break;
    if (pending.length > mostPending)
      throw new UnreadableFile("The sheet has more merged cells than can be read. Save it as “CSV UTF-8”, then upload that.");
  }
  if (!isFound) return rows;
  for (const [, first = "", last = ""] of pending.matchAll(/\bref="([A-Z]+\d+):([A-Z]+\d+)"/g)) {
    const [start, end] = [parseReference(first), parseReference(last)];
    if (!start || !end || end.row === start.row) continue;
    const region = { column: start.column, from: start.row, to: Math.min(end.row, mostRows) };
    count += region.to - region.from + 1;
    // A whole column that is merged has nothing to say about its rows.
    if (count > mostPending) break;
    for (let number = region.from; number <= region.to; number++) rows.set(number, [...(rows.get(number) ?? []), region]);
  }
  return rows;
}
