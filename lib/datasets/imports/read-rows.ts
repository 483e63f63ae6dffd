import { keptFile } from "./chunk-file";
import { rowsOf } from "./rows-of";
import { encodingSchema, type Import, importOptionsSchema } from "./schemas";
import type { SourceRow } from "./source-row";

export interface Source {
  id: string;
  format: Import["format"];
  encoding: string;
  /** `importOptionsSchema`, as the column holds it. */
  options?: unknown;
}

/** The rows of an uploaded file, a piece at a time. */
export function readRows({ id, format, encoding, options }: Source): AsyncGenerator<SourceRow[]> {
  return rowsOf(keptFile(id), { format, encoding: encodingSchema.parse(encoding), options: importOptionsSchema.parse(options ?? {}) });
}
