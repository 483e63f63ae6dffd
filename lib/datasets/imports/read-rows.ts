import { openChunks } from "./chunk-file";
import { textDecoder } from "./decode-text";
import { parquetRows } from "./parse-parquet";
import { xlsxRows } from "./parse-xlsx";
import { readChunks } from "./read-chunks";
import { encodingSchema, type Import, importOptionsSchema } from "./schemas";
import type { SourceRow } from "./source-row";
import { textParser } from "./text-parser";

export interface Source {
  id: string;
  format: Import["format"];
  encoding: string;
  /** `importOptionsSchema`, as the column holds it. */
  options?: unknown;
}

/** The rows of an uploaded file, a piece at a time; memory does not grow with the file. */
export async function* readRows(source: Source): AsyncGenerator<SourceRow[]> {
  const options = importOptionsSchema.parse(source.options ?? {});
  if (source.format === "xlsx") return yield* xlsxRows(await openChunks(source.id), options);
  if (source.format === "parquet") return yield* parquetRows(await openChunks(source.id));
  const decode = textDecoder(encodingSchema.parse(source.encoding));
  const parser = textParser(source.format, options);
  for await (const bytes of readChunks(source.id)) yield parser.push(decode(bytes, false));
  yield [...parser.push(decode(new Uint8Array(), true)), ...parser.end()];
}
