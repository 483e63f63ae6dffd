import type { KeptFile } from "./byte-file";
import { textDecoder } from "./decode-text";
import { parquetRows } from "./parse-parquet";
import { xlsxRows } from "./parse-xlsx";
import type { Encoding, Import, ImportOptions } from "./schemas";
import type { SourceRow } from "./source-row";
import { textParser } from "./text-parser";

export interface Reading {
  format: Import["format"];
  encoding: Encoding;
  options: ImportOptions;
}

/** The rows of a file, a piece at a time; memory does not grow with the file. */
export async function* rowsOf(file: KeptFile, { format, encoding, options }: Reading): AsyncGenerator<SourceRow[]> {
  if (format === "xlsx") return yield* xlsxRows(await file.open(), options);
  if (format === "parquet") return yield* parquetRows(await file.open());
  const decode = textDecoder(encoding);
  const parser = textParser(format, options);
  for await (const bytes of file.pieces()) yield parser.push(decode(bytes, false));
  yield [...parser.push(decode(new Uint8Array(), true)), ...parser.end()];
}
