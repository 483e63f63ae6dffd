import { keptFile } from "./chunk-file";
import { importRowsOf, type Reading, rowsOf } from "./rows-of";
import { encodingSchema, type Import, importOptionsSchema } from "./schemas";
import type { SourceRow, UnreadLine } from "./source-row";

export interface Source {
  id: string;
  format: Import["format"];
  encoding: string;
  /** `importOptionsSchema`, as the column holds it. */
  options?: unknown;
}

/** The rows of an uploaded file, a piece at a time. */
export function readRows(source: Source): AsyncGenerator<SourceRow[]> {
  return rowsOf(keptFile(source.id), readingOf(source));
}

/** The same, with lines of JSON as they stand in the file. */
export function readImportRows(source: Source): AsyncGenerator<(SourceRow | UnreadLine)[]> {
  return importRowsOf(keptFile(source.id), readingOf(source));
}

function readingOf({ format, encoding, options }: Source): Reading {
  return { format, encoding: encodingSchema.parse(encoding), options: importOptionsSchema.parse(options ?? {}) };
}
