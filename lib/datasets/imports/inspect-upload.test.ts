import "@/lib/testing/clone-database";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { createDataset } from "@/lib/datasets/create-dataset";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { changeReading } from "./change-reading";
import { deleteMapping } from "./delete-mapping";
import { getImport } from "./get-import";
import { inspectUpload } from "./inspect-upload";
import { listMappings } from "./list-mappings";
import { mapRow } from "./map-row";
import { previewImport } from "./preview-import";
import { readRows } from "./read-rows";
import { saveMapping } from "./save-mapping";
import type { ReadOptionsInput } from "./schemas";
import type { SourceRow } from "./source-row";
import { makeWorkbook } from "./zip-fixtures";

const smallPieceBytes = 1_000;

async function createWorld() {
  const caller = await createCaller();
  const { id: datasetId } = await createDataset(caller, { name: "Customer messages" });
  return { caller, datasetId };
}

/** Kept in small pieces, so that everything that is read lies across the edges of some. */
async function keep({ caller, datasetId }: { caller: Caller; datasetId: string }, content: string | Uint8Array, fileName = "file.csv") {
  const bytes = Buffer.from(content);
  const { id } = await db.import.create({
    data: {
      projectId: caller.projectId,
      datasetId,
      fileName,
      format: "csv",
      sizeBytes: bytes.length,
      sha256: fileName,
      mapping: {},
      status: "uploading",
    },
  });
  const pieceBytes = Math.max(smallPieceBytes, Math.ceil(bytes.length / 20));
  for (let position = 0; position * pieceBytes < bytes.length; position++)
    await db.importChunk.create({
      data: { importId: id, position, bytes: bytes.subarray(position * pieceBytes, (position + 1) * pieceBytes) },
    });
  const { mappingName, ...found } = await inspectUpload({ id, fileName });
  await db.import.update({ where: { id }, data: { ...found, status: "uploaded" } });
  return { id, mappingName, ...found };
}

async function rowsOf(id: string) {
  const rows: SourceRow[] = [];
  const source = await db.import.findUniqueOrThrow({ where: { id } });
  for await (const some of readRows(source)) rows.push(...some);
  return rows;
}

const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (...cells: string[]) => `<row>${cells.map(text).join("")}</row>`;
const tickets = Array.from({ length: 100 }, (_, index) => row(`question number ${index} &amp; more`, `answer ${index}`)).join("");
const workbook = makeWorkbook([
  { name: "Read me", rows: row("prompt", "completion") + row("not", "this") },
  { name: "Tickets", rows: row("prompt", "completion") + tickets },
]);
const parquet = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      { name: "prompt", data: ["a", "b"], type: "STRING" },
      { name: "completion", data: ["c", "d"], type: "STRING" },
    ],
  }),
);
const list = JSON.stringify([{ prompt: "a", completion: "b" }], null, 2);

describe("what a file is, is told by what is in it", () => {
  test.each([
    ["table.csv", workbook, "xlsx", "It is called .csv, but inside it is an Excel workbook"],
    ["rows.jsonl", parquet, "parquet", "It is called .jsonl, but inside it is Parquet"],
    ["rows.xlsx", "prompt;completion\na;b\n", "csv", "It is called .xlsx, but inside it is CSV"],
    ["pasted.txt", "prompt\tcompletion\na\tb\n", "csv", "Read as CSV"],
    ["rows.csv", list, "json", "It is called .csv, but inside it is JSON"],
    ["rows.json", '{"prompt":"a","completion":"b"}\n{"prompt":"c","completion":"d"}', "jsonl", "Read as JSONL"],
    ["rows.jsonl", `{"data":${list}}`, "json", "one object that holds a list"],
  ])("%s", async (fileName, content, format, words) => {
    const world = await createWorld();
    const { id, mapping } = await keep(world, content, fileName);
    const preview = await previewImport(world.caller, id, {});
    expect(preview).toMatchObject({ options: { format }, guess: { format: expect.stringContaining(words) }, mappingProblems: [] });
    expect(mapping.columns).toMatchObject([
      { name: "prompt", role: "message" },
      { name: "completion", role: "answer" },
    ]);
    expect(preview.examples.length).toBeGreaterThan(0);
    expect(preview.problems).toEqual([]);
  });

  test.each([
    ["a PDF", "%PDF-1.7", "This is a PDF"],
    ["old Excel", Buffer.from("d0cf11e0a1b11ae1", "hex"), "old Excel"],
    ["gzip", Buffer.from("1f8b0800", "hex"), "compressed with gzip"],
    ["a picture", Buffer.from("89504e470d0a1a0a", "hex"), "This is a picture"],
    ["a web page", "<!DOCTYPE html><html></html>", "web page"],
    ["XML", '<?xml version="1.0"?><Workbook/>', "XML file"],
    ["bytes", Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 31) % 9)), "holds no text"],
    ["nothing but white space", " \n\n ", "The file is empty"],
    ["half a workbook", workbook.subarray(0, 500), "damaged"],
    ["half a Parquet file", parquet.subarray(0, 100), "damaged"],
  ])("%s is refused with what to do", async (_, content, words) => {
    await expect(keep(await createWorld(), content)).rejects.toThrow(words);
  });
});

describe("what was guessed can be corrected", () => {
  async function preview(content: string | Uint8Array, options: ReadOptionsInput) {
    const world = await createWorld();
    const { id } = await keep(world, content);
    const corrected = await previewImport(world.caller, id, { options });
    const reading = await changeReading(await getImport(world.caller, id), options);
    return { corrected, reading, columns: corrected.columns.map(({ name }) => name) };
  }

  test("the sheet", async () => {
    const { corrected, reading } = await preview(workbook, { sheet: "Read me" });
    expect(corrected).toMatchObject({
      sheets: [{ name: "Read me" }, { name: "Tickets" }],
      guess: { sheet: "Chosen by hand." },
      examples: [{ rowNumber: 2, messages: [{ content: "not" }, { content: "this" }] }],
      rowCount: 1,
    });
    expect(reading).toMatchObject({ format: "xlsx", options: { sheet: "Read me" } });
  });

  test("the delimiter and the header", async () => {
    const { corrected, columns, reading } = await preview("a|b,c\nd|e,f\n", { delimiter: ",", hasHeader: false });
    expect(columns).toEqual(["column 1", "column 2"]);
    expect(corrected).toMatchObject({
      guess: { delimiter: expect.stringContaining("separated by"), hasHeader: "Chosen by hand." },
      rowCount: 2,
    });
    expect(reading.options).toMatchObject({ delimiter: ",", hasHeader: false });
  });

  test("the encoding, and the format", async () => {
    const { corrected } = await preview(Buffer.from("text,label\ncaf\xc3\xa9,x\n", "latin1"), { encoding: "windows-1252" });
    expect(corrected).toMatchObject({
      problems: [{ kind: "damaged_text", fix: { column: "text", value: "café" } }],
      options: { encoding: "windows-1252" },
    });
    expect((await preview('{"a":1}\n{"a":2}\n', { format: "csv", delimiter: ";" })).columns).toEqual(['{"a":1}']);
    await expect(preview("a,b\n", { format: "parquet" })).rejects.toThrow("cannot be read as Parquet");
  });
});

test("the preview counts what waits by kind, what repeats, and offers a repair", async () => {
  const world = await createWorld();
  const lines = ["text,label,thread", "fine,a,1", "fine,a,1", "Iâ€™d like,b,2", "no answer,,3", "short", "nul\0,c,4", "a,b,c,d,e"];
  const { id } = await keep(world, `${lines.join("\n")}\n`);
  const preview = await previewImport(world.caller, id, {});
  expect(preview.tried).toEqual({ good: 2, bad: 5, repeated: 1, isWholeFile: true });
  expect(new Set(preview.kinds.map(({ kind, count }) => `${kind} ${count}`))).toEqual(
    new Set(["damaged_text 1", "empty_answer 1", "short_row 1", "unstorable_text 1", "long_row 1"]),
  );
  expect(preview.problems).toMatchObject([
    { rowNumber: 4, kind: "damaged_text", fix: { column: "text", value: "I’d like", from: "Iâ€™d like", to: "I’d like" } },
    { rowNumber: 5, record: { text: "no answer", label: "", thread: "3" }, fix: null },
    { rowNumber: 6 },
    { rowNumber: 7, fix: { column: "text" } },
    { rowNumber: 8, record: { "column 4": "d", "column 5": "e" } },
  ]);
});

test("rows keep their numbers however often a workbook is read", async () => {
  const { id } = await keep(await createWorld(), workbook);
  const first = await rowsOf(id);
  expect(first).toHaveLength(100);
  expect(first[99]).toMatchObject({ rowNumber: 101, record: { prompt: "question number 99 & more", completion: "answer 99" } });
  expect(await rowsOf(id)).toEqual(first);
});

describe("saved mappings", () => {
  const mapping = {
    columns: [
      { name: "a", role: "answer" as const, field: "queue", isOptional: false },
      { name: "b", role: "message" as const, field: null, isOptional: false },
    ],
    systemText: "Be brief.",
  };
  const table = "c,b,a\n1,2,3\n";

  test("one is used again for the next file with the same columns, in any order, in its own project only", async () => {
    const world = await createWorld();
    await saveMapping(world.caller, { name: "Helpdesk export", columns: ["a", "b", "c"], mapping });
    const kept = await keep(world, table);
    expect(kept).toMatchObject({ mapping, mappingName: "Helpdesk export" });
    expect(await previewImport(world.caller, kept.id, {})).toMatchObject({
      guess: { mappingName: "Helpdesk export", text: expect.stringContaining("“Helpdesk export”") },
      savedMappings: [{ name: "Helpdesk export" }],
      examples: [{ messages: [{ content: "Be brief." }, { content: "2" }, { content: '{"queue":"3"}' }] }],
    });
    expect(await keep(world, "a,b\n1,2\n")).toMatchObject({ mappingName: null });
    expect(await keep(await createWorld(), table)).toMatchObject({ mappingName: null });
  });

  test("the same name is overwritten, and one may be deleted, but not a stranger's", async () => {
    const { caller } = await createWorld();
    await saveMapping(caller, { name: "Mine", columns: ["a", "b"], mapping });
    const saved = await saveMapping(caller, { name: "Mine", columns: ["b", "a", "d"], mapping });
    expect(await listMappings(caller)).toMatchObject([{ id: saved.id, columns: ["a", "b", "d"] }]);
    await expect(deleteMapping(await createCaller(), saved.id)).rejects.toThrow("no such saved mapping");
    await deleteMapping(caller, saved.id);
    expect(await listMappings(caller)).toEqual([]);
  });

  test("what could never start is not saved", async () => {
    const { caller } = await createWorld();
    await expect(saveMapping(caller, { name: "x", columns: ["a"], mapping })).rejects.toThrow("no column called “b”");
  });
});

const banking = fileURLToPath(new URL("../../../../shared/data/banking77/train.csv", import.meta.url));

test.skipIf(!existsSync(banking))("77 intents of bank customers: every row of a real file is an example", async () => {
  const { id, mapping } = await keep(await createWorld(), readFileSync(banking), "train.csv");
  expect(mapping.columns).toMatchObject([
    { name: "text", role: "message" },
    { name: "category", role: "answer" },
  ]);
  const rows = await rowsOf(id);
  expect(rows).toHaveLength(10_003);
  const bad = rows.filter((row) => row.problem ?? "kind" in mapRow(row.record, mapping));
  expect(bad.map(({ raw }) => raw)).toEqual([]);
});
