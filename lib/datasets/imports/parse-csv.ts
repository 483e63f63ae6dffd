import { isDeepStrictEqual } from "node:util";
import { withoutGuard } from "@/lib/datasets/exports/guard";
import { layoutSchema } from "@/lib/datasets/exports/schemas";
import { tableColumns } from "@/lib/datasets/exports/to-record";
import { nameColumns, numberColumns } from "./column-names";
import { guessDelimiter } from "./guess-csv";
import { type BrokenQuote, parseCsvRecords } from "./parse-csv-records";
import { mostCharacters, type RowParser, type SourceRow, tooLong } from "./source-row";

const reasons: Record<BrokenQuote, string> = {
  "never closed":
    "The quote that opens in this row is never closed. Close it, or remove it if it is part of the text; the rows after it were read as rows of their own.",
  "closed too early": 'Text follows a closing quote. Put the whole field in quotes and write quotes inside it twice ("").',
  "inside a field": 'A quote stands in the middle of a field. Put the whole field in quotes and write quotes inside it twice ("").',
};

/** What Excel writes in front of the header. */
const saysDelimiter = /^"?sep=."?$/i;

interface CsvOptions {
  /** Left out: by the first lines. */
  delimiter?: string | null;
  hasHeader?: boolean | null;
}

/**
 * Rows are numbered as a spreadsheet numbers them: the header is row 1. Behind a broken row the reading begins anew with
 * the next line, so that a quote that is never closed costs one row instead of the rest of the file.
 */
export function csvParser(options: CsvOptions = {}): RowParser {
  let kept = "";
  let delimiter = options.delimiter ?? null;
  let header: string[] | null = null;
  let isGuarded = false;
  let rowNumber = 0;
  let isInTooLongLine = false;

  // Whole lines only: then all that can be unfinished is a quote, and no line end is cut in two.
  function read(isLast: boolean): SourceRow[] {
    const rows: SourceRow[] = [];
    const linesEnd = kept.lastIndexOf("\n") + 1;
    const lines = kept.slice(0, linesEnd);
    const following = kept.slice(linesEnd);
    kept = lines === "" ? following : readLines(lines, rows, isLast ? 0 : mostCharacters - following.length) + following;
    if (kept === following && kept.length > mostCharacters) {
      rows.push(tooLong(++rowNumber, kept));
      kept = "";
      isInTooLongLine = true;
    }
    return rows;
  }

  /** Returns what may be the start of a row that goes on in the next lines; longer than it may be, it is no such start. */
  function readLines(lines: string, rows: SourceRow[], mostUnfinished: number): string {
    delimiter ??= guessDelimiter(lines).delimiter;
    let bytes = Buffer.from(lines);
    while (bytes.length > 0) {
      const { end, broken } = parseCsvRecords(bytes, delimiter, (fields, text) => {
        const row = toRow(fields, trimLineEnd(text));
        if (row) rows.push(row);
      });
      bytes = bytes.subarray(end);
      if (!broken) continue;
      if (broken === "never closed" && bytes.length <= 3 * mostUnfinished) {
        const unfinished = bytes.toString();
        if (unfinished.length <= mostUnfinished) return unfinished;
      }
      const line = bytes.subarray(0, bytes.indexOf("\n") + 1);
      rows.push(reject(line, delimiter, broken));
      bytes = bytes.subarray(line.length);
    }
    return "";
  }

  // What the line alone shows: a quote that another line happens to close was meant to be closed in its own.
  function reject(line: Buffer, separator: string, broken: BrokenQuote): SourceRow {
    const raw = trimLineEnd(line.toString());
    rowNumber++;
    if (raw.length > mostCharacters) return tooLong(rowNumber, raw);
    const problem = reasons[parseCsvRecords(line, separator, () => {}).broken ?? broken];
    return { rowNumber, raw, problem: { kind: "broken_quote", field: "", problem } };
  }

  function toRow(fields: string[], raw: string): SourceRow | null {
    rowNumber++;
    if (raw === "" || (rowNumber === 1 && saysDelimiter.test(raw))) return null;
    if (!header) {
      header = options.hasHeader === false ? numberColumns(fields.length) : nameColumns(fields);
      isGuarded = options.hasHeader !== false && isExport(header);
      if (options.hasHeader !== false) return null;
    }
    if (raw.length > mostCharacters) return tooLong(rowNumber, raw);
    const names = header;
    if (fields.slice(names.length).some((field) => field !== "")) {
      const problem = `This row has ${fields.length} fields but the header names ${names.length}. Put quotes around a text that holds a “${delimiter}”.`;
      const record = Object.fromEntries(fields.map((field, index) => [names[index] ?? `column ${index + 1}`, toCell(field)]));
      return { rowNumber, raw, record, problem: { kind: "long_row", field: "", problem } };
    }
    return { rowNumber, raw, record: Object.fromEntries(names.map((name, index) => [name, toCell(fields[index])])) };
  }

  function toCell(field: string | undefined): string | undefined {
    return isGuarded && field !== undefined ? withoutGuard(field) : field;
  }

  return {
    push(text) {
      const lineStart = isInTooLongLine ? text.indexOf("\n") + 1 : 0;
      if (isInTooLongLine && lineStart === 0) return [];
      isInTooLongLine = false;
      kept += text.slice(lineStart);
      return read(false);
    },
    end() {
      if (kept !== "" && !kept.endsWith("\n")) kept += "\n";
      return read(true);
    },
  };
}

function trimLineEnd(text: string): string {
  return text.replace(/\r?\n?$/, "");
}

/** By its header: an export of Hone guards what a spreadsheet would run. Elsewhere an apostrophe is a letter of the text. */
function isExport(header: string[]): boolean {
  return layoutSchema.options.some((layout) => isDeepStrictEqual(tableColumns(layout), header));
}
