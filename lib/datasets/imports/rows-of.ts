import type { KeptFile } from "./byte-file";
import { textDecoder } from "./decode-text";
import { parquetRows } from "./parse-parquet";
import { xlsxRows } from "./parse-xlsx";
import type { Encoding, Import, ImportOptions } from "./schemas";
import type { RowParser, SourceRow, UnreadLine } from "./source-row";
import { importParser, type TextFormat, textParser } from "./text-parser";

export interface Reading {
  format: Import["format"];
  encoding: Encoding;
  options: ImportOptions;
}

/** The rows of a file, a piece at a time; memory does not grow with the file. */
export function rowsOf(file: KeptFile, reading: Reading): AsyncGenerator<SourceRow[]> {
  return parsed(file, reading, textParser);
}

/** The same for an import, which takes lines of JSON apart in threads. */
export function importRowsOf(file: KeptFile, reading: Reading): AsyncGenerator<(SourceRow | UnreadLine)[]> {
  return parsed(file, reading, importParser);
}

async function* parsed<R>(
  file: KeptFile,
  { format, encoding, options }: Reading,
  toParser: (format: TextFormat, options: ImportOptions) => RowParser<R>,
): AsyncGenerator<(R | SourceRow)[]> {
  if (format === "xlsx") return yield* xlsxRows(await file.open(), options);
  if (format === "parquet") return yield* parquetRows(await file.open());
  const decode = textDecoder(encoding);
  const parser = toParser(format, options);
  for await (const bytes of file.pieces()) yield parser.push(decode(bytes, false));
  yield [...parser.push(decode(new Uint8Array(), true)), ...parser.end()];
}
