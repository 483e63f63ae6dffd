import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { createDataset } from "@/lib/datasets/create-dataset";
import { exampleFilterSchema } from "@/lib/datasets/examples/example-filter";
import { inspectUpload } from "@/lib/datasets/imports/inspect-upload";
import { mapRow } from "@/lib/datasets/imports/map-row";
import { readRows } from "@/lib/datasets/imports/read-rows";
import { type ExampleContent, exampleContentSchema } from "@/lib/datasets/schemas";
import { freezeVersion } from "@/lib/datasets/versions/freeze-version";
import { db } from "@/lib/db/client";
import { addExamples } from "@/lib/testing/add-examples";
import { createCaller } from "@/lib/testing/factories";
import { exportDataset, planDatasetExport } from "./export-dataset";
import { exportVersion } from "./export-version";
import { type ExportFormat, exportDatasetQuery, exportVersionQuery } from "./schemas";

type Given = Partial<ExampleContent> & Pick<ExampleContent, "messages">;

const plain = (question: string, answer: string, system?: string): Given => ({
  messages: [
    ...(system ? [{ role: "system" as const, content: system }] : []),
    { role: "user", content: question },
    { role: "assistant", content: answer },
  ],
});

/** Text that writers and readers stumble over. */
const singles: Given[] = [
  plain("Where is my card?", "card_arrival"),
  plain("=1+1", "@SUM(A1)"),
  plain("'=already marked", "-5 degrees"),
  plain('He said "yes", then; left\tat\nnoon\r\nand more', '{"a": ["x, y", null], "b": 1.50}'),
  plain("Grüße 🙂 ‏مرحبا 漢字 \u200b end", "naïve café"),
  plain("<|endoftext|> & <b>bold</b> _x0041_ \u0001 done", "0042", "You answer in one word, e.g. “yes”."),
  plain("  spaces around  ", "TRUE", "Be kind."),
];
const chats: Given[] = [
  ...singles,
  {
    messages: [
      { role: "user", content: "Hello" },
      { role: "assistant", content: "What can I do for you?", weight: 0 },
      { role: "user", content: "Where is order 12?" },
      {
        role: "assistant",
        content: "",
        tool_calls: [{ id: "call_a", type: "function", function: { name: "find_order", arguments: '{"id": 12}' } }],
      },
      { role: "tool", content: '{"state": "sent"}', tool_call_id: "call_a" },
      { role: "assistant", content: "It was sent." },
    ],
    tools: [
      { type: "function", function: { name: "find_order", description: "Finds an order", parameters: { type: "object", properties: {} } } },
    ],
  },
];
const turns: Given[] = [
  ...singles,
  {
    messages: [
      { role: "user", content: "Hello" },
      { role: "assistant", content: "Hi." },
      { role: "user", content: "Bye" },
      { role: "assistant", content: "Goodbye." },
    ],
  },
];
const pairs: Given[] = [
  {
    ...plain("Is it late?", "Yes, by a day.", "Be brief."),
    rejected: [{ role: "assistant", content: "It might be the case that it is late." }],
  },
  { ...plain("=cmd", "-1"), rejected: [{ role: "assistant", content: "+1" }] },
];

async function createWorld(rows: Given[]): Promise<{ caller: Caller; datasetId: string }> {
  const caller = await createCaller("lead");
  const { id: datasetId } = await createDataset(caller, { name: "Messages: all/of them" });
  await addExamples(
    caller,
    datasetId,
    rows.map((content) => ({ content, tags: ["moving house", "a, b"] })),
  );
  return { caller, datasetId };
}

/** As the import of an uploaded file reads it, with everything guessed. */
async function readBack({ projectId }: Caller, datasetId: string, fileName: string, bytes: Uint8Array<ArrayBuffer>) {
  const { id } = await db.import.create({
    data: { projectId, datasetId, fileName, format: "jsonl", sizeBytes: bytes.length, sha256: "", mapping: {}, status: "uploaded" },
  });
  const half = Math.floor(bytes.length / 2);
  await db.importChunk.createMany({
    data: [bytes.subarray(0, half), bytes.subarray(half)].map((part, position) => ({
      importId: id,
      position,
      bytes: new Uint8Array(part),
    })),
  });
  const { format, encoding, options, mapping } = await inspectUpload({ id, fileName });
  const read = [];
  for await (const rows of readRows({ id, format, encoding, options })) {
    for (const row of rows) {
      if (!("record" in row) || !row.record) throw new Error(JSON.stringify(row));
      read.push(mapRow(row.record, mapping));
    }
  }
  return read;
}

const cases: [ExportFormat, string, Given[]][] = [
  ["chat", "chats with tools", chats],
  ["json", "chats with tools", chats],
  ["prompt_completion", "single turns", singles],
  ["alpaca", "single turns", singles.filter(({ messages }) => messages.length === 2)],
  ["sharegpt", "several turns", turns],
  ["preference", "pairs", pairs],
  ["csv", "single turns", singles],
  ["csv", "chats with tools", chats],
  ["csv", "pairs", pairs],
  ["tsv", "single turns", singles],
  ["xlsx", "single turns", singles],
  ["xlsx", "chats with tools", chats],
  ["xlsx", "pairs", pairs],
  ["parquet", "single turns", singles],
  ["parquet", "chats with tools", chats],
  ["parquet", "pairs", pairs],
];

test.each(cases)("%s with %s: what is exported and imported again is what it was", async (format, _, rows) => {
  const { caller, datasetId } = await createWorld(rows);
  const response = await exportDataset(caller, datasetId, exportDatasetQuery.parse({ format }));
  expect(decodeURIComponent(response.headers.get("content-disposition") ?? "")).toContain("Messages  all of them");
  const bytes = new Uint8Array(await response.arrayBuffer());
  const read = await readBack(caller, datasetId, "export", bytes);
  const contents = read.map((mapped) => ("content" in mapped ? mapped.content : mapped));
  expect(contents).toEqual(rows.map((row) => exampleContentSchema.parse(row)));
  const isTable = ["csv", "tsv", "xlsx", "parquet"].includes(format);
  if (isTable) for (const mapped of read) expect(mapped).toMatchObject({ tags: ["moving house", "a, b"] });
});

test("a spreadsheet runs nothing of it: such cells are marked as text, and a program may have them without the mark", async () => {
  const { caller, datasetId } = await createWorld(singles);
  const textOf = async (formulas: "guarded" | "off") =>
    (await exportDataset(caller, datasetId, exportDatasetQuery.parse({ format: "csv", formulas }))).text();
  const guarded = await textOf("guarded");
  expect(guarded).toContain(",'=1+1,'@SUM(A1),");
  expect(guarded).toContain(",''=already marked,'-5 degrees,");
  expect(await textOf("off")).toContain(",=1+1,@SUM(A1),");
  const workbook = new Uint8Array(
    await (await exportDataset(caller, datasetId, exportDatasetQuery.parse({ format: "xlsx" }))).arrayBuffer(),
  );
  const { unzipSync, strFromU8 } = await import("fflate");
  const sheet = strFromU8(unzipSync(workbook)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect(sheet).toContain("=1+1");
  expect(sheet).not.toMatch(/<f>|<c(?! t="inlineStr")/);
});

test("what a format cannot hold stops the export in words, until it is to be left out", async () => {
  const { caller, datasetId } = await createWorld([...chats, ...pairs]);
  const filter = exampleFilterSchema.parse({});
  const { total, layout, formats } = await planDatasetExport(caller, datasetId, filter);
  expect([total, layout]).toEqual([chats.length + pairs.length, "conversations"]);
  const fits = Object.fromEntries(formats.map((plan) => [plan.format, plan.fits]));
  expect(fits).toMatchObject({ chat: 8, preference: 2, alpaca: 7, sharegpt: 7, csv: 8, xlsx: 8 });
  await expect(exportDataset(caller, datasetId, exportDatasetQuery.parse({ format: "alpaca" }))).rejects.toThrow(
    "2 preference pairs: this format has room for one answer only; 1 with tools, names or answers that are not learned",
  );
  const response = await exportDataset(caller, datasetId, exportDatasetQuery.parse({ format: "alpaca", leaveOut: "true" }));
  expect(await response.json()).toHaveLength(7);
});

test("a text that Excel would cut is left out of a workbook, and said", async () => {
  const { caller, datasetId } = await createWorld([
    ...singles,
    plain("x".repeat(32_768), "too long"),
    plain("y".repeat(32_767), "just fits"),
  ]);
  const { formats } = await planDatasetExport(caller, datasetId, exampleFilterSchema.parse({}));
  expect(formats.find(({ format }) => format === "xlsx")).toMatchObject({ fits: singles.length + 1, leftOut: [{ count: 1 }] });
  expect(formats.find(({ format }) => format === "csv")).toMatchObject({ fits: singles.length + 2, leftOut: [] });
});

test("only what a filter leaves, and nobody else's", async () => {
  const { caller, datasetId } = await createWorld(singles);
  await db.example.updateMany({ where: { datasetId, promptText: "=1+1" }, data: { state: "draft" } });
  const lines = async (query: object) =>
    (await (await exportDataset(caller, datasetId, exportDatasetQuery.parse({ format: "chat", ...query }))).text()).trim().split("\n");
  expect(await lines({ state: "draft" })).toEqual([JSON.stringify({ messages: singles[1]?.messages })]);
  expect(await lines({ state: "approved" })).toHaveLength(singles.length - 1);
  await expect(exportDataset(caller, datasetId, exportDatasetQuery.parse({ format: "chat", state: "rejected" }))).rejects.toThrow(
    "no example to export",
  );
  const stranger = await createCaller();
  await expect(exportDataset(stranger, datasetId, exportDatasetQuery.parse({ format: "chat" }))).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a version is exported as it was frozen, whole or split by split, beyond one page", async () => {
  const caller = await createCaller("lead");
  const { id: datasetId } = await createDataset(caller, { name: "Messages" });
  await addExamples(
    caller,
    datasetId,
    Array.from({ length: 2_300 }, (_, number) => ({ content: plain(`message ${number}`, "x") })),
  );
  const version = await freezeVersion(caller, datasetId, {});
  await db.example.updateMany({ where: { datasetId }, data: { deletedAt: new Date() } });
  const linesOf = async (query: object) =>
    (await (await exportVersion(caller, version.id, exportVersionQuery.parse({ format: "chat", ...query }))).text()).trim().split("\n");
  expect(await linesOf({})).toEqual(
    Array.from({ length: 2_300 }, (_, number) => JSON.stringify({ messages: plain(`message ${number}`, "x").messages })),
  );
  expect(await linesOf({ split: "test" })).toHaveLength(version.testCount);
  await expect(exportVersion(await createCaller(), version.id, exportVersionQuery.parse({ format: "chat" }))).rejects.toMatchObject({
    code: "not_found",
  });
});
