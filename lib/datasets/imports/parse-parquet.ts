import type { ByteFile } from "./byte-file";
import { openParquet } from "./open-parquet";
import { mostCharacters, type SourceRecord, type SourceRow, tooLong } from "./source-row";

const rowsAtOnce = 10_000;
const firstRows = 1_000;

interface Options {
  mostSilenceMs?: number;
}

/** The rows of a Parquet file, numbered from 1. Nested values become JSON. */
export async function* parquetRows(file: ByteFile, options: Options = {}): AsyncGenerator<SourceRow[]> {
  const reader = await openParquet(file, options);
  try {
    let groupStart = 0;
    for (const size of reader.groups) {
      const groupEnd = groupStart + size;
      for (let start = groupStart; start < groupEnd; ) {
        const end = Math.min(groupEnd, start + (start === 0 ? firstRows : rowsAtOnce));
        const first = start;
        yield (await reader.rows(start, end)).map((record, index) => toRow(record, first + index + 1));
        start = end;
      }
      groupStart = groupEnd;
    }
  } finally {
    await reader.close();
  }
}

function toRow(found: SourceRecord, rowNumber: number): SourceRow {
  const record = Object.fromEntries(Object.entries(found).map(([name, value]) => [name, toJson(value)]));
  const raw = JSON.stringify(record);
  return raw.length > mostCharacters ? tooLong(rowNumber, raw) : { rowNumber, raw, record };
}

function toJson(value: unknown): unknown {
  switch (typeof value) {
    case "bigint":
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    case "number":
      return Number.isFinite(value) ? value : null;
    case "undefined":
      return null;
    case "object":
      break;
    default:
      return value;
  }
  if (value === null) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(toJson);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item)]));
}
