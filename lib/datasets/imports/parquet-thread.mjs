import { workerData } from "node:worker_threads";
import { parquetMetadataAsync, parquetReadObjects, parquetSchema } from "hyparquet";
import { compressors } from "hyparquet-compressors";

// Plain JavaScript, because it also runs where nothing translates TypeScript. It asks for bytes and answers with rows.
const { port, byteLength, mostPageBytes, mostGroupBytes } = workerData;

let waiting = null;
const file = {
  byteLength,
  slice(start, end = byteLength) {
    // One after the other: what would be read at once would have to be held at once.
    const before = waiting;
    const answer = (async () => {
      await before?.catch(() => undefined);
      port.postMessage({ slice: [start, end] });
      return new Promise((resolve) => {
        answered = resolve;
      });
    })();
    waiting = answer;
    return answer;
  },
};
let answered = null;

const guarded = Object.fromEntries(
  Object.entries(compressors).map(([codec, decompress]) => [
    codec,
    (input, outputLength) => {
      if (!(outputLength <= mostPageBytes)) throw new Error("too large");
      return decompress(input, outputLength);
    },
  ]),
);

// By their own kind, because a date has no time and JSON knows neither.
const parsers = {
  dateFromDays: (days) => iso(days * 86_400_000).slice(0, 10),
  timestampFromMilliseconds: (millis) => iso(Number(millis)),
  timestampFromMicroseconds: (micros) => iso(Number(micros / 1_000n)),
  timestampFromNanoseconds: (nanos) => iso(Number(nanos / 1_000_000n)),
};

function iso(ms) {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? String(ms) : date.toISOString();
}

let metadata = null;

async function open() {
  metadata = await parquetMetadataAsync(file);
  const groups = metadata.row_groups.map(({ num_rows }) => Number(num_rows));
  const total = groups.reduce((sum, rows) => sum + rows, 0);
  if (total !== Number(metadata.num_rows) || groups.some((rows) => rows < 0)) throw new Error("its row groups do not add up");
  if (parquetSchema(metadata).children.length === 0) throw new Error("no columns");
  if (metadata.row_groups.some(({ total_byte_size }) => total_byte_size > mostGroupBytes)) throw new Error("too large");
  return { groups };
}

function read([rowStart, rowEnd]) {
  return parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors: guarded, parsers, useOffsetIndex: true });
}

port.on("message", async (message) => {
  if (message.bytes) return answered?.(message.bytes);
  try {
    port.postMessage({ done: message.rows ? await read(message.rows) : await open() });
  } catch (error) {
    port.postMessage({ failure: error instanceof Error ? error.message : String(error) });
  }
});
