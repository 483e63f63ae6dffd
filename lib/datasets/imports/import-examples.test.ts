import "@/lib/testing/clone-database";
import { describe, expect, test, vi } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { createDataset } from "@/lib/datasets/create-dataset";
import { listExamples } from "@/lib/datasets/examples/list-examples";
import { splitPointOf } from "@/lib/datasets/fingerprint";
import { db } from "@/lib/db/client";
import { expectConsole } from "@/lib/testing/expect-console";
import { createCaller } from "@/lib/testing/factories";
import { deleteImport } from "./delete-import";
import { downloadRejected } from "./download-rejected";
import { importJobKey } from "./enqueue-import";
import { getImport } from "./get-import";
import { importExamples } from "./import-examples";
import { listRejected } from "./list-rejected";
import { previewImport } from "./preview-import";
import * as reading from "./read-rows";
import type { ImportMapping } from "./schemas";
import { startImport } from "./start-import";
import { storeUpload } from "./store-upload";
import { sweepImports } from "./sweep-imports";

async function createWorld() {
  const caller = await createCaller("expert");
  const dataset = await createDataset(caller, { name: "Messages" });
  return { caller, datasetId: dataset.id };
}

function upload(caller: Caller, datasetId: string, content: string | Uint8Array, fileName = "file.csv") {
  const body = new Response(typeof content === "string" ? content : new Uint8Array(content)).body;
  return storeUpload(caller, datasetId, { fileName, body, announcedBytes: 0 });
}

async function bringIn(caller: Caller, datasetId: string, content: string | Uint8Array, fileName?: string) {
  const uploaded = await upload(caller, datasetId, content, fileName);
  await startImport(caller, uploaded.id, { mapping: uploaded.mapping });
  await importExamples({ importId: uploaded.id }, attempt);
  return getImport(caller, uploaded.id);
}

const attempt = { isLast: false, signal: new AbortController().signal };
const page = { limit: 200 };
const table = (rows: number, from = 0) =>
  `text,label\n${Array.from({ length: rows }, (_, index) => `message ${from + index},label ${index % 3}`).join("\n")}\n`;
const texts = async (caller: Caller, datasetId: string) =>
  (await listExamples(caller, datasetId, page)).items.map(({ promptText, answerText }) => [promptText, answerText]);

describe("importing", () => {
  test("good rows go in, in the file's order; bad rows wait with a reason; repeats are counted", async () => {
    const { caller, datasetId } = await createWorld();
    const done = await bringIn(caller, datasetId, "text,label\nfirst,a\nsecond,\nfirst,a\nthird,c\n");
    expect(done).toMatchObject({ status: "done", rowCount: 4, acceptedCount: 2, rejectedCount: 1, repeatedCount: 1, failure: null });
    expect(await texts(caller, datasetId)).toEqual([
      ["first", "a"],
      ["third", "c"],
    ]);
    const rejected = await listRejected(caller, done.id, page);
    expect(rejected.items).toMatchObject([{ rowNumber: 3, field: "label", problem: expect.stringContaining("empty"), raw: "second," }]);
    expect(await db.importChunk.count({ where: { importId: done.id } })).toBe(0);
    const [example] = (await listExamples(caller, datasetId, page)).items;
    expect(example).toMatchObject({ sourceFile: "file.csv", sourceRow: 2, revision: 1 });
    expect(await db.exampleRevision.count({ where: { example: { datasetId }, authorId: caller.userId } })).toBe(2);
  });

  test("JSONL with conversations, and what the dataset already holds", async () => {
    const { caller, datasetId } = await createWorld();
    const line = JSON.stringify({
      messages: [
        { role: "user", content: "Hello" },
        { role: "assistant", content: "Hi" },
      ],
    });
    expect(await bringIn(caller, datasetId, `${line}\n{"messages": 1}\nbroken\n`, "chat.jsonl")).toMatchObject({
      format: "jsonl",
      acceptedCount: 1,
      rejectedCount: 2,
    });
    expect(await bringIn(caller, datasetId, `${line}\n`, "chat.jsonl")).toMatchObject({
      acceptedCount: 0,
      repeatedCount: 1,
      failure: expect.stringContaining("already"),
    });
  });

  test("a crash in the middle resumes behind the last stored row, and nothing is doubled", async () => {
    const { caller, datasetId } = await createWorld();
    const { id, mapping } = await upload(caller, datasetId, table(1700));
    await startImport(caller, id, { mapping });
    const real = reading.readRows;
    const crash = vi.spyOn(reading, "readImportRows").mockImplementation(async function* (source) {
      for await (const rows of real(source)) {
        yield rows.slice(0, 1200);
        throw new Error("Connection terminated unexpectedly");
      }
    });
    await expect(importExamples({ importId: id }, attempt)).rejects.toThrow("Connection terminated");
    crash.mockRestore();
    expect(await getImport(caller, id)).toMatchObject({ status: "importing", acceptedCount: 1000 });

    await importExamples({ importId: id }, attempt);
    expect(await getImport(caller, id)).toMatchObject({ status: "done", rowCount: 1700, acceptedCount: 1700, repeatedCount: 0 });
    expect(await db.example.count({ where: { datasetId } })).toBe(1700);
    await importExamples({ importId: id }, attempt);
    expect(await getImport(caller, id)).toMatchObject({ rowCount: 1700 });
  });

  test("a worker that is told to stop leaves off between two batches, and the next one goes on", async () => {
    const { caller, datasetId } = await createWorld();
    const { id, mapping } = await upload(caller, datasetId, table(700));
    await startImport(caller, id, { mapping });
    await expect(importExamples({ importId: id }, { isLast: false, signal: AbortSignal.abort() })).rejects.toThrow();
    expect(await getImport(caller, id)).toMatchObject({ status: "importing", rowCount: 0 });
    await importExamples({ importId: id }, attempt);
    expect(await getImport(caller, id)).toMatchObject({ status: "done", acceptedCount: 700 });
  });

  test("after the last try it has failed, in words", async () => {
    const { caller, datasetId } = await createWorld();
    const { id, mapping } = await upload(caller, datasetId, table(3));
    await startImport(caller, id, { mapping });
    const crash = vi.spyOn(reading, "readImportRows").mockImplementation(() => {
      throw new Error("ECONNRESET");
    });
    await expect(importExamples({ importId: id }, attempt)).rejects.toThrow("ECONNRESET");
    expectConsole("error");
    await importExamples({ importId: id }, { ...attempt, isLast: true });
    crash.mockRestore();
    expect(await getImport(caller, id)).toMatchObject({ status: "failed", failure: expect.stringContaining("start the import again") });
  });

  test("two workers on one import store every row once", async () => {
    const { caller, datasetId } = await createWorld();
    const { id, mapping } = await upload(caller, datasetId, table(1200));
    await startImport(caller, id, { mapping });
    await Promise.all([importExamples({ importId: id }, attempt), importExamples({ importId: id }, attempt)]);
    // The one that was overtaken stops; the other may have been the one to stop, so the queue's next try finishes.
    await importExamples({ importId: id }, attempt);
    expect(await getImport(caller, id)).toMatchObject({ status: "done", rowCount: 1200, acceptedCount: 1200, repeatedCount: 0 });
    expect(await db.example.count({ where: { datasetId } })).toBe(1200);
  });

  test("two files with the same rows at once: each row is in once", async () => {
    const { caller, datasetId } = await createWorld();
    const done = await Promise.all([bringIn(caller, datasetId, table(600)), bringIn(caller, datasetId, table(600))]);
    expect(done.map(({ acceptedCount }) => acceptedCount).reduce((sum, count) => sum + count)).toBe(600);
    expect(await db.example.count({ where: { datasetId } })).toBe(600);
  });

  test("a full disk ends in words, and starting again goes on behind the stored rows", async () => {
    const { caller, datasetId } = await createWorld();
    const { id, mapping } = await upload(caller, datasetId, table(700));
    await startImport(caller, id, { mapping });
    const real = reading.readRows;
    const crash = vi.spyOn(reading, "readImportRows").mockImplementation(async function* (source) {
      for await (const rows of real(source)) yield rows.slice(0, 500);
      throw new Error("write failed", { cause: { originalCode: "53100", message: "could not extend file" } });
    });
    await importExamples({ importId: id }, attempt);
    crash.mockRestore();
    expect(await getImport(caller, id)).toMatchObject({
      status: "failed",
      acceptedCount: 500,
      failure: expect.stringContaining("disk of the database is full"),
    });

    await startImport(caller, id, { mapping });
    await importExamples({ importId: id }, attempt);
    expect(await getImport(caller, id)).toMatchObject({ status: "done", acceptedCount: 700, failure: null });
  });

  test("an import whose project is deleted under it stops, and leaves nothing", async () => {
    const { caller, datasetId } = await createWorld();
    const { id, mapping } = await upload(caller, datasetId, table(1200));
    await startImport(caller, id, { mapping });
    const real = reading.readRows;
    const deleted = vi.spyOn(reading, "readImportRows").mockImplementation(async function* (source) {
      for await (const rows of real(source)) {
        yield rows.slice(0, 500);
        await db.project.delete({ where: { id: caller.projectId } });
        yield rows.slice(500);
      }
    });
    await importExamples({ importId: id }, attempt);
    deleted.mockRestore();
    expect(await db.example.count({ where: { datasetId } })).toBe(0);
    expect(await db.importChunk.count({ where: { importId: id } })).toBe(0);
  });

  test("long rows go in, in smaller batches, through the threads", async () => {
    const { caller, datasetId } = await createWorld();
    const long = Array.from({ length: 12 }, (_, index) => `message ${index} ${"word ".repeat(60_000)},label ${index}`);
    const done = await bringIn(caller, datasetId, `text,label\n${long.join("\n")}\n`);
    expect(done).toMatchObject({ status: "done", rowCount: 12, acceptedCount: 12 });
    const [longest] = await db.example.findMany({ where: { datasetId }, orderBy: { position: "asc" }, take: 1 });
    expect(longest?.tokenCount).toBeGreaterThan(60_000);
  });

  test("a start as approved takes a lead, and the rows are approved then", async () => {
    const { caller, datasetId } = await createWorld();
    const { id, mapping } = await upload(caller, datasetId, table(3));
    await expect(startImport(caller, id, { mapping, initialState: "approved" })).rejects.toMatchObject({ code: "forbidden" });
    await startImport({ ...caller, role: "lead" }, id, { mapping, initialState: "approved" });
    await importExamples({ importId: id }, attempt);
    expect(await db.example.count({ where: { datasetId, state: "approved" } })).toBe(3);
  });

  test("rows bring their issues, their split point and their tokens with them", async () => {
    const { caller, datasetId } = await createWorld();
    const { id } = await bringIn(caller, datasetId, "text,label\nwrite to ada@lovelace.org please,a\nplain,b\n");
    const [first, second] = await db.example.findMany({
      where: { importId: id },
      orderBy: { sourceRow: "asc" },
      include: { issues: true },
    });
    expect(first).toMatchObject({ issueKinds: ["personal_data"], issues: [{ kind: "personal_data", revision: 1, datasetId }] });
    expect(first?.splitKey).toBe(first?.groupKey);
    expect(first?.splitPoint).toBe(splitPointOf(1, first?.splitKey ?? ""));
    expect(first?.tokenCount).toBeGreaterThan(10);
    expect(second).toMatchObject({ issueKinds: [], issues: [] });
  });

  test("when every row is rejected, it says so and the dataset stays as it was", async () => {
    const { caller, datasetId } = await createWorld();
    const done = await bringIn(caller, datasetId, "text,label\na,\nb,\n");
    expect(done).toMatchObject({
      status: "done",
      acceptedCount: 0,
      rejectedCount: 2,
      failure: expect.stringContaining("No row of this file could be used"),
    });
    expect(await db.example.count({ where: { datasetId } })).toBe(0);
  });

  test("NUL bytes, wrong encodings and old line ends", async () => {
    const { caller, datasetId } = await createWorld();
    const nul = await bringIn(caller, datasetId, "text,label\na\0b,x\nfine,y\n");
    expect(nul).toMatchObject({ acceptedCount: 1, rejectedCount: 1 });
    expect((await listRejected(caller, nul.id, page)).items[0]?.raw).toBe("a␀b,x");
    expect(await bringIn(caller, datasetId, Buffer.from("text,label\ncaf\xe9,z\n", "latin1"))).toMatchObject({
      encoding: "windows-1252",
      acceptedCount: 1,
    });
    expect(await bringIn(caller, datasetId, Buffer.from("\ufefftext,label\r\nsixteen,w\r\n", "utf16le"))).toMatchObject({
      encoding: "utf-16le",
      acceptedCount: 1,
    });
    expect(await bringIn(caller, datasetId, "text,label\rold mac,v\r")).toMatchObject({ acceptedCount: 1 });
    expect((await texts(caller, datasetId)).map(([text]) => text)).toEqual(["fine", "café", "sixteen", "old mac"]);
  });

  test("rejected rows download as a CSV with reasons, harmless in a spreadsheet", async () => {
    const { caller, datasetId } = await createWorld();
    const { id } = await bringIn(caller, datasetId, `text,label\n"=1+1 ""x""",\n`, "mine.csv");
    const response = await downloadRejected(caller, id, { format: "csv" });
    expect(response.headers.get("content-disposition")).toContain("mine%20-%20rows%20to%20fix.csv");
    expect(Buffer.from(await response.arrayBuffer()).toString()).toMatch(
      /^\ufefftext,label,Source row,What to fix,Row as it was,Hone row\r\n"'=1\+1 ""x""",,2,.*“label” is empty/,
    );
  });
});

describe("starting", () => {
  test("is done once, however often it is asked", async () => {
    const { caller, datasetId } = await createWorld();
    const { id, mapping } = await upload(caller, datasetId, table(3));
    const attempts = await Promise.allSettled([startImport(caller, id, { mapping }), startImport(caller, id, { mapping })]);
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const queued = await db.$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where key = ${importJobKey(id)}`;
    expect(queued).toHaveLength(1);
  });

  test("is found again when its job was lost, and left alone when it is not", async () => {
    const { caller, datasetId } = await createWorld();
    const { id, mapping } = await upload(caller, datasetId, table(3));
    await startImport(caller, id, { mapping });
    const jobs = () => db.$queryRaw<{ id: string }[]>`select id::text from graphile_worker.jobs where key = ${importJobKey(id)}`;
    const before = await jobs();
    await sweepImports();
    expect(await jobs()).toEqual(before);
    await db.$executeRaw`select graphile_worker.complete_jobs(${before.map((job) => job.id)}::bigint[])`;
    await sweepImports();
    expect(await jobs()).toHaveLength(1);
  });

  test("a column that the file does not have is named, with those it has", async () => {
    const { caller, datasetId } = await createWorld();
    const { id, mapping } = await upload(caller, datasetId, table(3));
    const as = (...columns: ImportMapping["columns"]) => ({ mapping: { ...mapping, columns } });
    const ask = { name: "text", role: "message" as const, field: null, isOptional: false };
    const answer = { ...ask, name: "label", role: "answer" as const };
    await expect(startImport(caller, id, as({ ...ask, name: "question" }, answer))).rejects.toThrow(
      "no column called “question”. It has: text, label.",
    );
    await expect(startImport(caller, id, as(ask))).rejects.toThrow("No column holds the answer");
    await expect(startImport(caller, id, as(ask, { ...answer, name: "text" }))).rejects.toThrow("two things at once");
    expect(await getImport(caller, id)).toMatchObject({ status: "uploaded" });
  });

  test("a stranger's import does not exist", async () => {
    const { caller, datasetId } = await createWorld();
    const stranger = await createCaller();
    const { id, mapping } = await upload(caller, datasetId, table(3));
    for (const attempt of [
      () => getImport(stranger, id),
      () => startImport(stranger, id, { mapping }),
      () => previewImport(stranger, id, {}),
      () => listRejected(stranger, id, page),
      () => deleteImport(stranger, id),
      () => upload(stranger, datasetId, table(3)),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("uploading", () => {
  test.each([
    ["", "empty"],
    ["PK\x03\x04rest", "The workbook is damaged"],
    ["%PDF-1.7", "PDF"],
  ])("%j is refused in words and leaves nothing", async (content, words) => {
    const { caller, datasetId } = await createWorld();
    await expect(upload(caller, datasetId, content)).rejects.toThrow(words);
    expect(await db.import.count({ where: { datasetId } })).toBe(0);
  });

  test("an upload that breaks off leaves nothing", async () => {
    const { caller, datasetId } = await createWorld();
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent++ < 3) controller.enqueue(new Uint8Array(700_000).fill(97));
        else controller.error(new Error("aborted"));
      },
    });
    await expect(storeUpload(caller, datasetId, { fileName: "x.csv", body, announcedBytes: 0 })).rejects.toThrow("broke off");
    expect(await db.import.count({ where: { datasetId } })).toBe(0);
    expect(await db.importChunk.count({ where: { import: { datasetId } } })).toBe(0);
  });

  test("more than 2 GB is refused before it is read", async () => {
    const { caller, datasetId } = await createWorld();
    await expect(storeUpload(caller, datasetId, { fileName: "x.csv", body: null, announcedBytes: 3_000_000_000 })).rejects.toThrow(
      "larger than 2 GB",
    );
  });

  test("a folder and control characters in the name are left out", async () => {
    const { caller, datasetId } = await createWorld();
    expect((await upload(caller, datasetId, table(1), "C:\\data\\a\0b.csv")).fileName).toBe("ab.csv");
  });

  test("can be thrown away, but not once rows are in", async () => {
    const { caller, datasetId } = await createWorld();
    const { id } = await upload(caller, datasetId, table(1));
    await deleteImport(caller, id);
    expect(await db.import.count({ where: { datasetId } })).toBe(0);
    const done = await bringIn(caller, datasetId, table(1));
    await expect(deleteImport(caller, done.id)).rejects.toMatchObject({ code: "conflict" });
  });
});
