import { type ColumnSource, parquetWriteBuffer } from "hyparquet-writer";
import { expect, test } from "vitest";
import { byteFileOf } from "./byte-file";
import { parquetRows } from "./parse-parquet";
import type { SourceRow } from "./source-row";

async function read(bytes: ArrayBuffer) {
  const rows: SourceRow[] = [];
  for await (const some of parquetRows(byteFileOf(new Uint8Array(bytes)))) rows.push(...some);
  return rows;
}

const write = (columnData: ColumnSource[], rowGroupSize?: number) => parquetWriteBuffer({ columnData, rowGroupSize });

test("nested values, large numbers, dates and nothing become what JSON knows", async () => {
  const messages = [{ role: "user", content: "Hello" }];
  const bytes = write([
    { name: "text", data: ["a", null], type: "STRING" },
    { name: "small", data: [1n, 2n], type: "INT64" },
    { name: "large", data: [9007199254740993n, -1n], type: "INT64" },
    { name: "share", data: [0.5, Number.NaN], type: "DOUBLE" },
    { name: "isDone", data: [true, false], type: "BOOLEAN" },
    { name: "at", data: [new Date("2026-11-03T09:30:00Z"), new Date(0)], type: "TIMESTAMP" },
    { name: "messages", data: [messages, []], type: "JSON" },
  ]);
  expect(await read(bytes)).toMatchObject([
    {
      rowNumber: 1,
      record: { text: "a", small: 1, large: "9007199254740993", share: 0.5, isDone: true, at: "2026-11-03T09:30:00.000Z", messages },
    },
    { rowNumber: 2, record: { text: null, small: 2, large: -1, share: null, isDone: false, at: "1970-01-01T00:00:00.000Z", messages: [] } },
  ]);
});

test("nested lists and structs that other programs write, and dates without a time", async () => {
  const bytes = parquetWriteBuffer({
    schema: [
      { name: "root", num_children: 2 },
      { name: "day", type: "INT32", converted_type: "DATE", repetition_type: "OPTIONAL" },
      { name: "turns", converted_type: "LIST", repetition_type: "OPTIONAL", num_children: 1 },
      { name: "list", repetition_type: "REPEATED", num_children: 1 },
      { name: "element", repetition_type: "OPTIONAL", num_children: 2 },
      { name: "role", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
      { name: "content", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
    ],
    columnData: [
      { name: "day", data: [new Date("2026-11-03"), null] },
      {
        name: "turns",
        data: [
          [
            { role: "user", content: "Hello" },
            { role: "assistant", content: "Hi" },
          ],
          [],
        ],
      },
    ],
  });
  expect((await read(bytes)).map(({ record }) => record)).toEqual([
    {
      day: "2026-11-03",
      turns: [
        { role: "user", content: "Hello" },
        { role: "assistant", content: "Hi" },
      ],
    },
    { day: null, turns: [] },
  ]);
});

test("rows of many groups come in order, and their numbers go on", async () => {
  const bytes = write([{ name: "text", data: Array.from({ length: 25_000 }, (_, index) => `row ${index + 1}`), type: "STRING" }], 11_000);
  const rows = await read(bytes);
  expect(rows).toHaveLength(25_000);
  expect(rows.every(({ rowNumber, record }) => record?.text === `row ${rowNumber}`)).toBe(true);
});

test("a row that is too long is left out, the others are read", async () => {
  const rows = await read(write([{ name: "text", data: ["a", "y".repeat(1_100_000), "b"], type: "STRING" }]));
  expect(rows).toMatchObject([{ record: { text: "a" } }, { rowNumber: 2, problem: { kind: "too_long" } }, { record: { text: "b" } }]);
});

test("a file that is cut off or broken says so", async () => {
  const bytes = write([{ name: "text", data: ["a", "b"], type: "STRING" }]);
  await expect(read(bytes.slice(0, bytes.byteLength - 20))).rejects.toThrow("damaged");
  await expect(read(bytes.slice(0, 10))).rejects.toThrow("damaged");
  const broken = new Uint8Array(bytes.slice(0));
  broken.fill(0xff, 4, 40);
  await expect(read(broken.buffer)).rejects.toThrow("damaged");
});
