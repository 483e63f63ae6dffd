import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { editExamples } from "@/lib/datasets/bulk-edits/edit-examples";
import { checkDataset } from "@/lib/datasets/checks/check-dataset";
import { createDataset } from "@/lib/datasets/create-dataset";
import { importExamples } from "@/lib/datasets/imports/import-examples";
import { startImport } from "@/lib/datasets/imports/start-import";
import { storeUpload } from "@/lib/datasets/imports/store-upload";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { countFacets } from "./count-facets";
import { createExample } from "./create-example";
import { indexWordsJobKey } from "./enqueue-index-words";
import { noFilter } from "./example-filter";
import { indexWords } from "./index-words";
import { listExamples } from "./list-examples";
import { sweepWords } from "./sweep-words";

const signal = new AbortController().signal;
const rowCount = 1_200;
const animals = ["heron", "otter", "lynx"];

/** A file large enough that its rows come in before their words. */
async function importLarge() {
  const caller = await createCaller("lead");
  const { id: datasetId } = await createDataset(caller, { name: "Messages" });
  await createExample(caller, datasetId, {
    messages: [
      { role: "user", content: "A heron by hand" },
      { role: "assistant", content: "ok" },
    ],
  });
  const row = (index: number) => `a ${animals[index % 3]} numbered ${index} ${"and on ".repeat(300)},label ${index % 7}`;
  const body = new Response(["message,queue", ...Array.from({ length: rowCount }, (_, index) => row(index))].join("\n")).body;
  const uploaded = await storeUpload(caller, datasetId, { fileName: "animals.csv", body, announcedBytes: 0 });
  expect(uploaded.sizeBytes).toBeGreaterThan(2 * 1024 * 1024);
  await startImport(caller, uploaded.id, { mapping: uploaded.mapping });
  await importExamples({ importId: uploaded.id }, { isLast: false, signal });
  const wordless = () => db.example.count({ where: { datasetId, hasWords: false } });
  const found = async (search: string) => (await listExamples(caller, datasetId, { search, limit: 1 })).total;
  return { caller, datasetId, importId: uploaded.id, wordless, found };
}

const jobs = (datasetId: string) =>
  db.$queryRaw<{ key: string }[]>`select key from graphile_worker.jobs where key = ${indexWordsJobKey(datasetId)}`;

test("a search finds the rows of a large import before their words are in the index, and the same ones afterwards", async () => {
  const { caller, datasetId, wordless, found } = await importLarge();
  expect(await wordless()).toBe(rowCount);
  const asked = ["heron", "otter 7", "her", '"lynx numbered 5"', "heron lynx", "by hand"];
  const before = [];
  for (const search of asked) before.push(await found(search));
  expect(before).toEqual([401, 1, 401, 6, 0, 1]);
  expect((await countFacets(caller, datasetId, { search: "otter" })).total).toBe(400);
  const target = { filter: { ...noFilter, search: "lynx" }, exceptIds: [] };
  expect(await editExamples(caller, datasetId, { target, change: { type: "tag", add: ["cat"], remove: [] } })).toMatchObject({
    changedCount: 400,
  });

  await indexWords({ datasetId }, { signal });
  expect(await wordless()).toBe(0);
  const after = [];
  for (const search of asked) after.push(await found(search));
  expect(after).toEqual(before);
  expect((await listExamples(caller, datasetId, { search: "lynx", tag: ["cat"], limit: 1 })).total).toBe(400);
});

test("the check of a large import asks for its words, one that is stopped goes on, and what was lost is found by the sweep", async () => {
  const { datasetId, importId, wordless } = await importLarge();
  await db.import.update({ where: { id: importId }, data: { status: "importing" } });
  await sweepWords();
  expect(await jobs(datasetId)).toEqual([]);
  await db.import.update({ where: { id: importId }, data: { status: "done" } });
  await sweepWords();
  // Its check is to come, and asks for the words itself.
  expect(await jobs(datasetId)).toEqual([]);
  await checkDataset({ datasetId }, { signal }, async () => []);
  expect(await jobs(datasetId)).toHaveLength(1);

  await expect(indexWords({ datasetId }, { signal: AbortSignal.abort() })).rejects.toThrow();
  expect(await wordless()).toBe(rowCount);
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await sweepWords();
  expect(await jobs(datasetId)).toHaveLength(1);
  await indexWords({ datasetId }, { signal });
  expect(await wordless()).toBe(0);
});
