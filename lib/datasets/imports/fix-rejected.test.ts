import "@/lib/testing/clone-database";
import { describe, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { createDataset } from "@/lib/datasets/create-dataset";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { bringBackRejected } from "./bring-back-rejected";
import { downloadRejected } from "./download-rejected";
import { fixManyRejected } from "./fix-many-rejected";
import { fixRejected } from "./fix-rejected";
import { getImport } from "./get-import";
import { importExamples } from "./import-examples";
import { leaveOutRejected } from "./leave-out-rejected";
import { listRejected } from "./list-rejected";
import { listRejectedKinds } from "./list-rejected-kinds";
import { previewImport } from "./preview-import";
import { startImport } from "./start-import";
import { storeUpload } from "./store-upload";

const attempt = { isLast: false, signal: new AbortController().signal };
const page = { limit: 200 };

async function bringIn(caller: Caller, datasetId: string, content: string | Uint8Array, fileName = "file.csv", state?: "approved") {
  const body = new Response(typeof content === "string" ? content : new Uint8Array(content)).body;
  const uploaded = await storeUpload(caller, datasetId, { fileName, body, announcedBytes: 0 });
  await startImport(caller, uploaded.id, { mapping: uploaded.mapping, initialState: state });
  await importExamples({ importId: uploaded.id }, attempt);
  return getImport(caller, uploaded.id);
}

const messy = "text,label\nfirst,a\nsecond,\nthird,\n,d\nfifth,e\n";

async function createWorld(content = messy, fileName?: string, role: "owner" | "expert" = "expert") {
  const caller = await createCaller(role);
  const { id: datasetId } = await createDataset(caller, { name: "Messages" });
  return { ...(await bringIn(caller, datasetId, content, fileName)), caller, datasetId };
}

const waiting = async (caller: Caller, importId: string) => (await listRejected(caller, importId, page)).items;
const counts = async (caller: Caller, importId: string) => {
  const { rowCount, acceptedCount, rejectedCount, repeatedCount, leftOutCount } = await getImport(caller, importId);
  expect(acceptedCount + rejectedCount + repeatedCount + leftOutCount).toBe(rowCount);
  return { acceptedCount, rejectedCount, repeatedCount, leftOutCount };
};
const example = (importId: string, sourceRow: number) => db.example.findFirst({ where: { importId, sourceRow, deletedAt: null } });

describe("the fix-it list", () => {
  test("counts the kinds, most frequent first, and lists one of them with its cells", async () => {
    const { caller, id } = await createWorld();
    const kinds = await listRejectedKinds(caller, id);
    expect(kinds.map(({ kind, count }) => [kind, count])).toEqual([
      ["empty_answer", 2],
      ["empty_prompt", 1],
    ]);
    const { items } = await listRejected(caller, id, { ...page, kind: "empty_answer" });
    expect(items).toMatchObject([
      { rowNumber: 3, field: "label", record: { text: "second", label: "" }, fix: null },
      { rowNumber: 4, record: { text: "third", label: "" } },
    ]);
  });

  test("a mended row goes in at its place in the file, with a revision, and the counts move", async () => {
    const { caller, id } = await createWorld();
    const [row] = await waiting(caller, id);
    expect(await fixRejected(caller, id, row?.id ?? "", { record: { text: "second", label: "b" }, keepDamaged: false })).toEqual({
      outcome: "added",
      row: null,
    });
    expect(await example(id, 3)).toMatchObject({ promptText: "second", answerText: "b", authorId: caller.userId, revision: 1 });
    expect(await db.exampleRevision.count({ where: { example: { importId: id, sourceRow: 3 }, number: 1 } })).toBe(1);
    expect(await counts(caller, id)).toEqual({ acceptedCount: 3, rejectedCount: 2, repeatedCount: 0, leftOutCount: 0 });
    await expect(fixRejected(caller, id, row?.id ?? "", { record: { text: "second", label: "b" }, keepDamaged: false })).rejects.toThrow(
      "waits no longer",
    );
  });

  test("a row that is still wrong keeps what was typed and says what is wrong now", async () => {
    const { caller, id } = await createWorld();
    const [row] = await waiting(caller, id);
    const outcome = await fixRejected(caller, id, row?.id ?? "", { record: { text: " ", label: "b" }, keepDamaged: false });
    expect(outcome).toMatchObject({ outcome: "rejected", row: { id: row?.id, kind: "empty_prompt", record: { text: " ", label: "b" } } });
    expect(await counts(caller, id)).toMatchObject({ acceptedCount: 2, rejectedCount: 3 });
  });

  test("a row that the dataset holds already is counted as that", async () => {
    const { caller, id } = await createWorld();
    const [row] = await waiting(caller, id);
    expect(await fixRejected(caller, id, row?.id ?? "", { record: { text: "first", label: "a" }, keepDamaged: false })).toMatchObject({
      outcome: "repeated",
    });
    expect(await counts(caller, id)).toEqual({ acceptedCount: 2, rejectedCount: 2, repeatedCount: 1, leftOutCount: 0 });
  });

  test("a line that could not be taken apart is typed anew as a whole", async () => {
    const good = { prompt: "a", completion: "b" };
    const { caller, id } = await createWorld(`${JSON.stringify(good)}\n{"prompt": "c", "completion"\n`, "chat.jsonl");
    const [row] = await waiting(caller, id);
    expect(row).toMatchObject({ kind: "broken_json", record: null });
    expect(await fixRejected(caller, id, row?.id ?? "", { raw: '{"prompt": "c"' })).toMatchObject({ outcome: "rejected" });
    expect(await fixRejected(caller, id, row?.id ?? "", { raw: '{"prompt": "c", "completion": "d"}' })).toMatchObject({ outcome: "added" });
    expect(await example(id, 2)).toMatchObject({ promptText: "c", answerText: "d" });
  });

  test("a number that cannot be held as one waits, and goes in as a text once somebody says so", async () => {
    const ask = (id: string, completion: string) => `{"row": ${id}, "prompt": "Which order? ${id}", "completion": ${completion}}\n`;
    const { caller, id } = await createWorld(
      ask("90071992547409931", '{"ok": 10.00, "id": 1}') +
        ask("2", '{"id": 12345678901234567}') +
        ask("3", "12345678901234567") +
        ask("4", '{"size": 1e400}') +
        ask("5", '"{\\"id\\": 12345678901234567}"'),
      "chat.jsonl",
    );
    const rows = await waiting(caller, id);
    expect(rows).toMatchObject([
      {
        rowNumber: 2,
        kind: "inexact_number",
        field: "completion",
        record: { completion: { id: "12345678901234567" } },
        problem: expect.stringMatching(/^The number 12345678901234567 .* it would become 12345678901234568\. Write it in quotes/),
        fix: { column: "completion", value: { id: "12345678901234567" }, from: "12345678901234567", to: '"12345678901234567"' },
      },
      { rowNumber: 4, problem: expect.stringContaining("1e400") },
    ]);
    // What is not imported does not matter; a text of digits is what it says.
    expect([await example(id, 1), await example(id, 3), await example(id, 5)].map((found) => found?.answerText)).toEqual([
      '{"ok":10,"id":1}',
      "12345678901234567",
      '{"id": 12345678901234567}',
    ]);
    const raw = '{"prompt": "Which order?", "completion": {"id": 12345678901234569}}';
    expect(await fixRejected(caller, id, rows[1]?.id ?? "", { raw })).toMatchObject({
      outcome: "rejected",
      row: { kind: "inexact_number" },
    });
    expect(await fixManyRejected(caller, id, { change: { type: "repair" } })).toEqual({ added: 2, repeated: 0, remaining: 0 });
    expect((await example(id, 2))?.answerText).toBe('{"id":"12345678901234567"}');
    expect((await example(id, 4))?.answerText).toBe('{"id":"12345678901234569"}');
  });

  test("so does one inside JSON that stands in a cell, where the cell is taken apart", async () => {
    const calls = JSON.stringify([{ id: "a", type: "function", function: { name: "find", arguments: { id: 0 } } }]);
    const turns = `[{"role": "user", "content": "Where?"}, {"role": "assistant", "content": "", "tool_calls": ${calls.replace("0", "12345678901234567")}}]`;
    const { caller, id } = await createWorld(`messages,note\n"${turns.replaceAll('"', '""')}",90071992547409931\n`);
    const [row] = await waiting(caller, id);
    expect(row).toMatchObject({ kind: "inexact_number", field: "messages" });
    await fixManyRejected(caller, id, { change: { type: "repair" } });
    expect((await example(id, 2))?.messages).toMatchObject([
      {},
      { tool_calls: [{ function: { arguments: '{"id":"12345678901234567"}' } }] },
    ]);
  });

  test("two people fix one row: it goes in once", async () => {
    const { caller, id } = await createWorld();
    const [row] = await waiting(caller, id);
    const fix = (label: string) => fixRejected(caller, id, row?.id ?? "", { record: { text: "second", label }, keepDamaged: false });
    const outcomes = await Promise.allSettled([fix("b"), fix("c")]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await counts(caller, id)).toMatchObject({ acceptedCount: 3, rejectedCount: 2 });
  });

  test("many rows get one value, and those that are still wrong stay", async () => {
    const { caller, id } = await createWorld();
    const change = { type: "set" as const, column: "label", value: "moving" };
    expect(await fixManyRejected(caller, id, { kind: "empty_answer", change })).toEqual({ added: 2, repeated: 0, remaining: 0 });
    expect(await example(id, 4)).toMatchObject({ answerText: "moving" });
    expect(await fixManyRejected(caller, id, { change })).toEqual({ added: 0, repeated: 0, remaining: 1 });
    expect(await counts(caller, id)).toMatchObject({ acceptedCount: 4, rejectedCount: 1 });
  });

  test("damaged text is repaired as suggested, replaced, or kept as it is", async () => {
    const { caller, id } = await createWorld("text,label\nfirst,a\nschÃ¶n,b\ngrÃ¼n,c\nblÃ¤ulich,d\n");
    const rows = await waiting(caller, id);
    expect(rows.map(({ kind, fix }) => [kind, fix?.value])).toEqual([
      ["damaged_text", "schön"],
      ["damaged_text", "grün"],
      ["damaged_text", "bläulich"],
    ]);
    expect((await listRejectedKinds(caller, id))[0]).toMatchObject({ count: 3, canRepair: 3 });
    const ids = rows.map((row) => row.id);
    expect(await fixManyRejected(caller, id, { rowIds: ids.slice(0, 1), change: { type: "repair" } })).toMatchObject({ added: 1 });
    const replace = { type: "replace" as const, column: "text", from: "grÃ¼n", to: "green" };
    expect(await fixManyRejected(caller, id, { change: replace })).toMatchObject({ added: 1, remaining: 1 });
    expect(await fixManyRejected(caller, id, { rowIds: ids.slice(2), change: { type: "keep" } })).toMatchObject({ added: 1, remaining: 0 });
    const texts = [await example(id, 3), await example(id, 4), await example(id, 5)].map((found) => found?.promptText);
    expect(texts).toEqual(["schön", "green", "blÃ¤ulich"]);
  });

  test("rows are left out and brought back, and nothing else moves", async () => {
    const { caller, id } = await createWorld();
    const { leftOut, rowIds } = await leaveOutRejected(caller, id, { kind: "empty_answer" });
    expect(leftOut).toBe(2);
    expect(await counts(caller, id)).toEqual({ acceptedCount: 2, rejectedCount: 1, repeatedCount: 0, leftOutCount: 2 });
    expect((await waiting(caller, id)).map(({ rowNumber }) => rowNumber)).toEqual([5]);
    await expect(fixRejected(caller, id, rowIds[0] ?? "", { record: { text: "x", label: "y" }, keepDamaged: false })).rejects.toThrow(
      "waits no longer",
    );
    expect(await bringBackRejected(caller, id, { rowIds })).toEqual({ broughtBack: 2 });
    expect(await bringBackRejected(caller, id, { rowIds })).toEqual({ broughtBack: 0 });
    expect(await counts(caller, id)).toEqual({ acceptedCount: 2, rejectedCount: 3, repeatedCount: 0, leftOutCount: 0 });
  });

  test("what an expert mends of a lead's approved rows waits for a review", async () => {
    const owner = await createCaller("owner");
    const { id: datasetId } = await createDataset(owner, { name: "Messages" });
    const { id } = await bringIn(owner, datasetId, messy, "file.csv", "approved");
    expect(await example(id, 2)).toMatchObject({ state: "approved" });
    const [first, second] = await waiting(owner, id);
    await fixRejected({ ...owner, role: "expert" }, id, first?.id ?? "", { record: { text: "second", label: "b" }, keepDamaged: false });
    await fixRejected(owner, id, second?.id ?? "", { record: { text: "third", label: "c" }, keepDamaged: false });
    expect([await example(id, 3), await example(id, 4)].map((found) => found?.state)).toEqual(["in_review", "approved"]);
  });

  test("waits until the import has ended, and does not exist for a stranger", async () => {
    const { caller, id } = await createWorld();
    const [row] = await waiting(caller, id);
    const fix = { record: { text: "x", label: "y" }, keepDamaged: false };
    await db.import.update({ where: { id }, data: { status: "importing" } });
    await expect(fixRejected(caller, id, row?.id ?? "", fix)).rejects.toThrow("not imported completely yet");
    await expect(leaveOutRejected(caller, id, {})).rejects.toThrow("not imported completely yet");
    const stranger = await createCaller();
    for (const ask of [
      () => listRejectedKinds(stranger, id),
      () => fixRejected(stranger, id, row?.id ?? "", fix),
      () => fixManyRejected(stranger, id, { change: { type: "repair" } }),
      () => leaveOutRejected(stranger, id, {}),
      () => bringBackRejected(stranger, id, { rowIds: [row?.id ?? ""] }),
      () => downloadRejected(stranger, id, { format: "csv" }),
    ])
      await expect(ask()).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the download", () => {
  const mend = (text: string) => text.replace("second,,", "second,b,").replace("third,,", "third,c,");

  test("comes back as it is: mended rows go in and stop waiting, the others wait in the new import", async () => {
    const { caller, datasetId, id } = await createWorld('text,label\nfirst,a\nsecond,\n"=third, too",\n');
    const csv = await (await downloadRejected(caller, id, { format: "csv" })).text();
    expect(csv).toContain(`"'=third, too",`);
    const back = await bringIn(caller, datasetId, mend(csv), "mended.csv");
    expect(back).toMatchObject({ acceptedCount: 1, rejectedCount: 1 });
    expect(back.mapping.columns.map(({ name }) => name).sort()).toEqual(["label", "text"]);
    expect(await counts(caller, id)).toMatchObject({ acceptedCount: 1, rejectedCount: 1, repeatedCount: 1 });
    expect((await waiting(caller, back.id))[0]).toMatchObject({ record: { text: "=third, too", label: "" } });
    expect((await waiting(caller, id)).map(({ rowNumber }) => rowNumber)).toEqual([4]);
  });

  test("is a workbook too, that can be imported again", async () => {
    const { caller, datasetId, id } = await createWorld("text,label\nfirst,a\n=second,\n");
    const response = await downloadRejected(caller, id, { format: "xlsx" });
    expect(response.headers.get("content-disposition")).toContain(".xlsx");
    const back = await bringIn(caller, datasetId, new Uint8Array(await response.arrayBuffer()), "mended.xlsx");
    expect(back).toMatchObject({ format: "xlsx", rowCount: 1, rejectedCount: 1 });
    expect((await waiting(caller, back.id))[0]).toMatchObject({ record: { text: "=second" }, kind: "empty_answer" });
  });

  test("keeps a cell and a name of several lines together, so that no line of theirs begins like a formula of its own", async () => {
    const { caller, datasetId, id } = await createWorld('text,"label\n=1"\nfirst,a\n"second\n=2",\n');
    const csv = await (await downloadRejected(caller, id, { format: "csv" })).text();
    expect(csv.split("\r\n")).toMatchObject([
      'text,"label\n=1",Source row,What to fix,Row as it was,Hone row',
      expect.stringMatching(/^"second\n=2",,/),
      "",
    ]);
    const back = await bringIn(caller, datasetId, csv, "mended.csv");
    expect(back).toMatchObject({ rowCount: 1, rejectedCount: 1 });
    expect((await waiting(caller, back.id))[0]).toMatchObject({ record: { text: "second\n=2", "label\n=1": "" } });
  });

  test.each(["csv", "xlsx"] as const)("as %s gives apostrophes back as they were", async (format) => {
    const texts = ["'--force' skips it", "''=2", "'tis", "=2"];
    const { caller, datasetId, id } = await createWorld(`text,label\nfirst,a\n${texts.map((text) => `${text},\n`).join("")}`);
    const file = new Uint8Array(await (await downloadRejected(caller, id, { format })).arrayBuffer());
    const uploaded = await storeUpload(caller, datasetId, {
      fileName: `mended.${format}`,
      body: new Response(file).body,
      announcedBytes: 0,
    });
    const { problems } = await previewImport(caller, uploaded.id, {});
    expect(problems.map(({ record }) => record?.text)).toEqual(texts);
    await startImport(caller, uploaded.id, { mapping: uploaded.mapping });
    await importExamples({ importId: uploaded.id }, attempt);
    expect((await waiting(caller, uploaded.id)).map(({ record }) => record?.text)).toEqual(texts);
  });

  test("is no workbook where a cell of one would cut a text", async () => {
    const { caller, id } = await createWorld(`text,label\nfirst,a\n${"x".repeat(32_767)},\n`);
    expect((await downloadRejected(caller, id, { format: "xlsx" })).status).toBe(200);
    const long = await createWorld(`text,label\nfirst,a\n${"x".repeat(32_768)},\n`);
    await expect(downloadRejected(long.caller, long.id, { format: "xlsx" })).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(/32,768 characters.*32,767.*Download as CSV/),
    });
    expect(await (await downloadRejected(long.caller, long.id, { format: "csv" })).text()).toContain("x".repeat(32_768));
  });

  test("of lines that could not be read shows them as they were", async () => {
    const { caller, id } = await createWorld(`{"prompt": "a", "completion": "b"}\n{"prompt"\n`, "chat.jsonl");
    const csv = await (await downloadRejected(caller, id, { format: "csv" })).text();
    expect(csv).toMatch(/^prompt,completion,Source row,What to fix,Row as it was,Hone row\r\n,,2,.*,"\{""prompt""",/);
  });
});
