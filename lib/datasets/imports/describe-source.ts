import type { KeptFile } from "./byte-file";
import { detectFormat, nameLies } from "./detect-format";
import { guessDelimiter, guessHeader } from "./guess-csv";
import { guessSheet } from "./guess-sheet";
import { openParquet } from "./open-parquet";
import { readStart, toSample } from "./read-start";
import { isParquet, isZip, refuseForeign, refuseForeignText } from "./refuse-foreign";
import type { Encoding, Import, ImportOptions, ReadOptionsInput } from "./schemas";
import { UnreadableFile } from "./source-row";

export interface Described {
  format: Import["format"];
  encoding: Encoding;
  options: ImportOptions;
  reasons: { format: string; encoding: string | null; delimiter: string | null; hasHeader: string | null; sheet: string | null };
  sheets: { name: string; isHidden: boolean }[];
}

interface Upload {
  file: KeptFile;
  fileName: string;
  encoding: Encoding;
}

const none = { encoding: null, delimiter: null, hasHeader: null, sheet: null };
const chosen = "Chosen by hand.";

/** How a file is read, and why: by what is in it, save where somebody knows better. */
export async function describeSource(upload: Upload, wish: ReadOptionsInput = {}): Promise<Described> {
  const start = await readStart(upload.file);
  if (isZip(start.bytes)) return describeWorkbook(upload, wish);
  if (isParquet(start.bytes)) {
    requireFormat(wish, "parquet");
    await (await openParquet(await upload.file.open())).close();
    const format = `${nameLies(upload.fileName, "parquet")} Read as Parquet, by its first bytes.`.trim();
    return { format: "parquet", encoding: "utf-8", options: noOptions, reasons: { ...none, format }, sheets: [] };
  }
  refuseForeign(start.bytes);
  return describeText(upload, start, wish);
}

const noOptions: ImportOptions = { delimiter: null, hasHeader: null, sheet: null };

async function describeWorkbook(upload: Upload, wish: ReadOptionsInput): Promise<Described> {
  requireFormat(wish, "xlsx");
  const guess = await guessSheet(await upload.file.open(), wish);
  const format = `${nameLies(upload.fileName, "xlsx")} Read as an Excel workbook, by what is in it.`.trim();
  return {
    format: "xlsx",
    encoding: "utf-8",
    options: { delimiter: null, hasHeader: wish.hasHeader ?? guess.guessedHeader, sheet: guess.sheet },
    reasons: {
      ...none,
      format,
      sheet: guess.sheetReason,
      hasHeader: is(wish.hasHeader, guess.guessedHeader) ? guess.headerReason : chosen,
    },
    sheets: guess.sheets,
  };
}

function describeText(upload: Upload, start: { bytes: Uint8Array; isWhole: boolean }, wish: ReadOptionsInput): Described {
  const encoding = wish.encoding ?? upload.encoding;
  const text = toSample(start, encoding);
  refuseForeignText(text);
  if (text.trim() === "")
    throw new UnreadableFile("The file is empty. Choose a file with a header and rows (CSV, Excel), or with JSON in it.");
  const found = detectFormat(text);
  if (wish.format === "xlsx" || wish.format === "parquet") throw cannotBe(wish.format);
  const format = wish.format ?? found.format;
  const reasons = {
    ...none,
    format: is(wish.format, found.format) ? `${nameLies(upload.fileName, format)} ${found.reason}`.trim() : chosen,
    encoding: is(wish.encoding, upload.encoding) ? describeEncoding(encoding) : chosen,
  };
  if (format !== "csv") return { format, encoding, options: noOptions, reasons, sheets: [] };
  const separated = guessDelimiter(text);
  const delimiter = wish.delimiter ?? separated.delimiter;
  const header = guessHeader(text, delimiter);
  return {
    format,
    encoding,
    options: { delimiter, hasHeader: wish.hasHeader ?? header.hasHeader, sheet: null },
    reasons: {
      ...reasons,
      delimiter: is(wish.delimiter, separated.delimiter) ? separated.reason : chosen,
      hasHeader: is(wish.hasHeader, header.hasHeader) ? header.reason : chosen,
    },
    sheets: [],
  };
}

function describeEncoding(encoding: Encoding): string | null {
  if (encoding === "utf-8") return null;
  if (encoding === "windows-1252") return "It is not valid UTF-8, so it was read as Windows-1252: check letters with accents.";
  return "It was read as UTF-16.";
}

/** Nobody wished for anything else than what was found. */
function is<T>(wished: T | undefined, found: T): boolean {
  return wished === undefined || wished === found;
}

function requireFormat({ format }: ReadOptionsInput, is: "xlsx" | "parquet"): void {
  if (format !== undefined && format !== is) throw cannotBe(format);
}

function cannotBe(format: Import["format"]): UnreadableFile {
  const names = { jsonl: "JSONL", json: "JSON", csv: "CSV", xlsx: "an Excel workbook", parquet: "Parquet" };
  return new UnreadableFile(
    `This file cannot be read as ${names[format]}: its bytes are something else. Leave the format as it was found.`,
  );
}
