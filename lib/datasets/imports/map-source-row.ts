import { checkNumbers } from "./check-numbers";
import { type MapOptions, type MappedRow, mapRow } from "./map-row";
import type { ImportMapping } from "./schemas";
import type { SourceRow } from "./source-row";

/** A row as it was read: what was wrong with it before anybody asked what its columns mean comes first. */
export function mapSourceRow(row: SourceRow, mapping: ImportMapping, options: MapOptions = {}): MappedRow {
  return row.problem ?? checkNumbers(row, mapping) ?? mapRow(row.record, mapping, options);
}
