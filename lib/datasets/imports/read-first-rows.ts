import { readRows, type Source } from "./read-rows";
import type { SourceRecord, SourceRow } from "./source-row";

const guessedFrom = 200;

interface Limit {
  rows: number;
  /** However many rows were wished for. */
  ms?: number;
}

/** Enough of the file to guess and to show. */
export async function readFirstRows(
  source: Source,
  limit: Limit = { rows: 1_000 },
): Promise<{ rows: SourceRow[]; records: SourceRecord[]; isWholeFile: boolean }> {
  const rows: SourceRow[] = [];
  const until = performance.now() + (limit.ms ?? Number.POSITIVE_INFINITY);
  let isWholeFile = true;
  for await (const some of readRows(source)) {
    const room = limit.rows - rows.length;
    rows.push(...(some.length > room ? some.slice(0, room) : some));
    if (some.length > room || rows.length >= limit.rows || performance.now() > until) {
      isWholeFile = false;
      break;
    }
  }
  return { rows, records: rows.flatMap(({ record, problem }) => (record && !problem ? [record] : [])).slice(0, guessedFrom), isWholeFile };
}
