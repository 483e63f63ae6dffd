import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { byteFileOf } from "./byte-file";
import { encodingWatcher } from "./decode-text";
import { describeSource } from "./describe-source";
import { guessMapping } from "./guess-mapping";
import { mapRow } from "./map-row";
import { parquetRows } from "./parse-parquet";
import { rowsOf } from "./rows-of";
import type { SourceRow } from "./source-row";
import { suggestFix } from "./suggest-fix";
import { makeWorkbook } from "./zip-fixtures";

/** Mulberry32: the same seed, the same files. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const count = 30;
const questions = Array.from({ length: count }, (_, index) => `Wäre Frage ${index}, “so” möglich? ${"ü".repeat(index % 7)}`);
const records = questions.map((question, index) => ({ question, answer: `Antwort ${index}; gern`, thread: String(index) }));
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

interface Sample {
  head: string;
  rows: string[];
  tail: string;
}
const texts: Record<string, Sample> = {
  csv: { head: "question,answer,thread\n", rows: records.map((row) => `${quoted(row.question)},${row.answer},${row.thread}\n`), tail: "" },
  "csv without quotes": {
    head: "question\tanswer\tthread\r\n",
    rows: records.map((row) => `${row.question}\t${row.answer}\t${row.thread}\r\n`),
    tail: "",
  },
  jsonl: { head: "", rows: records.map((row) => `${JSON.stringify(row)}\n`), tail: "" },
  "JSON in lines": {
    head: "[\n",
    rows: records.map((row, index) => `  ${JSON.stringify(row)}${index < count - 1 ? "," : ""}\n`),
    tail: "]\n",
  },
  "pretty JSON": {
    head: "[\n",
    rows: records.map((row, index) => `${JSON.stringify(row, null, 2)}${index < count - 1 ? "," : ""}\n`),
    tail: "]\n",
  },
  "JSON on one line": { head: "[", rows: records.map((row, index) => `${JSON.stringify(row)}${index < count - 1 ? "," : ""}`), tail: "]" },
};
const workbook = makeWorkbook(
  [
    {
      name: "a",
      rows: [Object.keys(records[0] ?? {}), ...records.map((row) => Object.values(row))]
        .map((cells) => `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`)
        .join(""),
      behind: '<mergeCells><mergeCell ref="B2:B4"/></mergeCells>',
    },
  ],
  { strings: ["unused"] },
);
const parquet = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      { name: "question", data: questions, type: "STRING" },
      { name: "number", data: questions.map((_, index) => BigInt(index)), type: "INT64" },
      { name: "answer", data: records.map(({ answer }) => [{ role: "assistant", content: answer }]), type: "JSON" },
    ],
  }),
);

const nasty = [0, 0x22, 0x0a, 0x0d, 0x2c, 0x3b, 0x09, 0x7b, 0x7d, 0x5b, 0x5d, 0x5c, 0xff, 0xc3, 0xed, 0xef, 0x3c, 0x26];

/** Changes bytes behind `from`, and says which ones of the original. */
function mutate(bytes: Buffer, from: number, random: (below: number) => number): { bytes: Buffer; touched: number[] } {
  const touched: number[] = [];
  let made = bytes;
  for (let change = 0; change <= random(3); change++) {
    // From the end to the beginning would be needed to keep places right; one place at a time behind the last does as well.
    const at = Math.max(from, touched.length > 0 ? Math.min(...touched) - 1 - random(200) : from + random(bytes.length - from));
    if (at < from || at >= bytes.length || touched.includes(at)) continue;
    const before = made.subarray(0, at);
    const after = made.subarray(at);
    const byte = random(3) === 0 ? random(256) : (nasty[random(nasty.length)] ?? 0);
    const kind = random(10);
    touched.push(at);
    if (kind < 4) made = Buffer.concat([before, Buffer.from([byte]), after.subarray(1)]);
    else if (kind < 7) made = Buffer.concat([before, Buffer.from([byte]), after]);
    else if (kind < 9) made = Buffer.concat([before, after.subarray(1)]);
    else made = Buffer.concat([before, Buffer.from([byte, byte, byte]), after]);
  }
  return { bytes: made, touched };
}

async function read(bytes: Buffer, random: (below: number) => number): Promise<SourceRow[] | string> {
  const watcher = encodingWatcher();
  const cut = random(bytes.length);
  for (const piece of [bytes.subarray(0, cut), bytes.subarray(cut)]) watcher.push(piece);
  const file = {
    async *pieces() {
      yield bytes.subarray(0, cut);
      yield bytes.subarray(cut);
    },
    open: async () => byteFileOf(bytes),
  };
  try {
    const described = await describeSource({ file, fileName: "f.csv", encoding: watcher.end() });
    const rows: SourceRow[] = [];
    const reading = described.format === "parquet" ? parquetRows(await file.open(), { mostSilenceMs: 500 }) : rowsOf(file, described);
    for await (const some of reading) rows.push(...some);
    return rows;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

/** Every row is either an example or has a reason, and nothing in it throws. */
function judge(rows: SourceRow[]): void {
  const { mapping } = guessMapping(rows.flatMap(({ record, problem }) => (record && !problem ? [record] : [])));
  let last = 0;
  for (const row of rows) {
    expect(row.rowNumber).toBeGreaterThan(last);
    last = row.rowNumber;
    const mapped = row.problem ?? mapRow(row.record, mapping);
    if (!("kind" in mapped)) continue;
    expect(mapped.problem.length).toBeGreaterThan(20);
    suggestFix(mapped, row.record);
  }
}

describe.each(Object.entries(texts))("%s with broken bytes", (name, { head, rows, tail }) => {
  test("rows that were not touched are read as they were, the others too or with a reason", async () => {
    const start = Buffer.byteLength(head);
    const sizes = rows.map((row) => Buffer.byteLength(row));
    const ends = sizes.map((__, index) => sizes.slice(0, index + 1).reduce((sum, size) => sum + size, start));
    for (let seed = 1; seed <= 400; seed++) {
      const random = randomFrom(seed);
      const { bytes, touched } = mutate(Buffer.from(head + rows.join("") + tail), start, random);
      const found = await read(bytes, random);
      expect(found, `seed ${seed}`).toBeInstanceOf(Array);
      if (typeof found === "string") continue;
      judge(found);
      const kept = new Set(found.flatMap(({ record, problem }) => (record && !problem ? [JSON.stringify(record)] : [])));
      // A line whose end is broken takes the next one with it.
      const isTouched = (index: number) =>
        touched.some((at) => at >= (ends[index] ?? 0) - (sizes[index] ?? 0) - 2 && at < (ends[index] ?? 0));
      const lost = records.filter((record, index) => !isTouched(index) && !kept.has(JSON.stringify(record)));
      // On one line, two faults one after the other may take a row between them into what waits; its text is there.
      const waiting = name === "JSON on one line" ? found.flatMap(({ raw, problem }) => (problem ? [raw] : [])).join("\n") : "";
      const isWaiting = ({ question }: { question: string }) => waiting.includes(`"${question}"`);
      expect(lost.length).toBeLessThan(3);
      expect(
        lost.filter((record) => !isWaiting(record)),
        `seed ${seed}`,
      ).toEqual([]);
    }
  });
});

test.each([
  ["xlsx", 300, workbook],
  ["parquet", 25, parquet],
] as const)("%s with broken bytes is read or refused in words", async (_, seeds, original) => {
  let refused = 0;
  // The last one makes the parser of Parquet count to two billion.
  for (const seed of [...Array.from({ length: seeds }, (_each, index) => index + 1), 291]) {
    const random = randomFrom(seed);
    const { bytes } = mutate(Buffer.from(original), 4, random);
    const found = await read(random(4) === 0 ? bytes.subarray(0, random(bytes.length) + 4) : bytes, random);
    if (typeof found === "string") {
      expect(found.length).toBeGreaterThan(30);
      refused++;
    } else judge(found);
  }
  expect(refused).toBeGreaterThan(seeds / 6);
});

test("any bytes at all are read or refused in words", async () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomFrom(seed);
    const bytes = Buffer.from(
      Array.from({ length: 1 + random(3_000) }, () => (random(3) === 0 ? random(256) : (nasty[random(nasty.length)] ?? 0))),
    );
    const found = await read(bytes, random);
    if (typeof found !== "string") judge(found);
  }
});
