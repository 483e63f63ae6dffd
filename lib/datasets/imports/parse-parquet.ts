import { type FileMetaData, parquetMetadataAsync, parquetReadObjects, parquetSchema } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import type { ByteFile } from "./byte-file";
import { mostCharacters, type SourceRecord, type SourceRow, tooLong, UnreadableFile } from "./source-row";

const rowsAtOnce = 10_000;
const firstRows = 1_000;
const mostPageBytes = 256 * 1024 ** 2;
const mostGroupBytes = 4 * 1024 ** 3;

/** The rows of a Parquet file, numbered from 1. Nested values become JSON. */
export async function* parquetRows(file: ByteFile): AsyncGenerator<SourceRow[]> {
  const metadata = await checkParquet(file);
  const total = Number(metadata.num_rows);
  let groupStart = 0;
  for (const group of metadata.row_groups) {
    const groupEnd = Math.min(total, groupStart + Number(group.num_rows));
    for (let start = groupStart; start < groupEnd; ) {
      const end = Math.min(groupEnd, start + (start === 0 ? firstRows : rowsAtOnce));
      const records = await orDamaged(
        parquetReadObjects({ file, metadata, rowStart: start, rowEnd: end, compressors: guarded, parsers, useOffsetIndex: true }),
      );
      yield records.map((record, index) => toRow(record, start + index + 1));
      start = end;
    }
    groupStart = groupEnd;
  }
}

/** Refuses what cannot be read before anything of it is. */
export async function checkParquet(file: ByteFile): Promise<FileMetaData> {
  const metadata = await orDamaged(parquetMetadataAsync(file));
  const groups = metadata.row_groups.reduce((sum, { num_rows }) => sum + num_rows, 0n);
  if (groups !== metadata.num_rows || parquetSchema(metadata).children.length === 0) throw damaged();
  if (metadata.row_groups.some(({ total_byte_size }) => total_byte_size > mostGroupBytes))
    throw new UnreadableFile(
      "The Parquet file unpacks to more than can be read at once. Write it with smaller row groups, or as JSONL or CSV, then upload that.",
    );
  return metadata;
}

// By their own kind, because a date has no time and JSON knows neither.
const parsers = {
  dateFromDays: (days: number) => iso(days * 86_400_000).slice(0, 10),
  timestampFromMilliseconds: (millis: bigint) => iso(Number(millis)),
  timestampFromMicroseconds: (micros: bigint) => iso(Number(micros / 1_000n)),
  timestampFromNanoseconds: (nanos: bigint) => iso(Number(nanos / 1_000_000n)),
};

function iso(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? String(ms) : date.toISOString();
}

const guarded = Object.fromEntries(
  Object.entries(compressors).map(([codec, decompress]) => [
    codec,
    (input: Uint8Array, outputLength: number) => {
      if (!(outputLength <= mostPageBytes))
        throw new UnreadableFile(
          "A part of this Parquet file unpacks to more than 256 MB, so it was not opened. Write it again with smaller pages, or as JSONL, then upload that.",
        );
      return decompress(input, outputLength);
    },
  ]),
);

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
  if (value instanceof Date) return iso(value.getTime());
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(toJson);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item)]));
}

async function orDamaged<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UnreadableFile || (error instanceof Error && error.constructor.name.startsWith("PrismaClient"))) throw error;
    throw damaged();
  }
}

function damaged(): UnreadableFile {
  return new UnreadableFile(
    "The Parquet file is damaged or was not uploaded whole, so it cannot be read any further. Write it again, or as JSONL or CSV, then upload that.",
  );
}
