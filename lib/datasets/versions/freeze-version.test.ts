import "@/lib/testing/clone-database";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { createDataset } from "@/lib/datasets/create-dataset";
import { deleteExample } from "@/lib/datasets/examples/delete-example";
import { updateExample } from "@/lib/datasets/examples/update-example";
import { importMappingSchema } from "@/lib/datasets/imports/schemas";
import { storeRows } from "@/lib/datasets/imports/store-rows";
import type { Split } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { freezeVersion } from "./freeze-version";
import { getVersion } from "./get-version";
import { listVersions } from "./list-versions";
import { readVersionRows } from "./read-version-rows";

const mapping = importMappingSchema.parse({ shape: "columns", prompt: "text", answer: "label", group: "group" });

async function createWorld(rows: number) {
  const caller = await createCaller("expert");
  const { id: datasetId } = await createDataset(caller, { name: "Messages" });
  await addRows(caller, datasetId, 0, rows);
  return { caller, datasetId };
}

async function addRows({ projectId }: Caller, datasetId: string, from: number, rows: number): Promise<void> {
  const { id } = await db.import.create({
    data: { projectId, datasetId, fileName: "f.csv", format: "csv", sizeBytes: 1, sha256: "", mapping, status: "importing" },
  });
  const made = Array.from({ length: rows }, (_, index) => ({
    rowNumber: index + 2,
    raw: "",
    record: { text: `message ${from + index}`, label: "x", group: `${Math.floor((from + index) / 2)}` },
  }));
  await storeRows({ id, projectId, datasetId, createdById: null, lastRow: 0, initialState: "draft" as const, splitSeed: 1, mapping }, made);
}

async function splitsOf(versionId: string): Promise<Map<string, Split>> {
  const splits = new Map<string, Split>();
  for (const split of ["train", "validation", "test"] as const)
    for await (const { messages } of readVersionRows(versionId, split)) splits.set(messages[0]?.content ?? "", split);
  return splits;
}

describe("freezing", () => {
  test("gives every example to one split, groups whole, as the hash says", async () => {
    const { caller, datasetId } = await createWorld(200);
    const version = await freezeVersion(caller, datasetId, { seed: 7 });
    expect(version).toMatchObject({ number: 1, seed: 7, datasetName: "Messages" });
    expect(version.trainCount + version.validationCount + version.testCount).toBe(200);
    const splits = await splitsOf(version.id);
    expect(splits.size).toBe(200);
    for (let group = 0; group < 100; group++) {
      const key = createHash("sha256").update(`group|${group}`).digest("hex");
      const share = Number.parseInt(createHash("sha256").update(`7|${key}`).digest("hex").slice(0, 13), 16) / 2 ** 52;
      const expected = share < 0.8 ? "train" : share < 0.9 ? "validation" : "test";
      expect([splits.get(`message ${group * 2}`), splits.get(`message ${group * 2 + 1}`)]).toEqual([expected, expected]);
    }
  });

  test("moves no row when the dataset grows", async () => {
    const { caller, datasetId } = await createWorld(100);
    const before = await splitsOf((await freezeVersion(caller, datasetId, {})).id);
    await addRows(caller, datasetId, 100, 100);
    const grown = await freezeVersion(caller, datasetId, {});
    expect(grown.number).toBe(2);
    const after = await splitsOf(grown.id);
    expect(after.size).toBe(200);
    for (const [text, split] of before) expect(after.get(text)).toBe(split);
  });

  test("is immutable: later edits and deletions stay outside", async () => {
    const { caller, datasetId } = await createWorld(60);
    const version = await freezeVersion(caller, datasetId, {});
    const before = await splitsOf(version.id);
    const [first, second] = await db.example.findMany({ where: { datasetId }, orderBy: { position: "asc" }, take: 2 });
    await updateExample(caller, first?.id ?? "", {
      revision: 1,
      messages: [
        { role: "user", content: "edited" },
        { role: "assistant", content: "y" },
      ],
    });
    await deleteExample(caller, second?.id ?? "");
    expect(await splitsOf(version.id)).toEqual(before);
    const next = await freezeVersion(caller, datasetId, {});
    expect([next.number, next.contentHash === version.contentHash]).toEqual([2, false]);
    const after = await splitsOf(next.id);
    expect([after.has("edited"), after.has("message 0"), after.has("message 1"), after.size]).toEqual([true, false, false, 59]);
    expect(after.get("edited")).toBe(before.get("message 0"));
  });

  test("the same content again is refused, also when several people freeze at once", async () => {
    const { caller, datasetId } = await createWorld(60);
    // The pool has its connections open, so that they really meet.
    await Promise.all(Array.from({ length: 8 }, () => db.$queryRaw`select pg_sleep(0.05)::text`));
    const attempts = await Promise.allSettled(Array.from({ length: 6 }, () => freezeVersion(caller, datasetId, {})));
    const refused = attempts.filter((attempt) => attempt.status === "rejected").map(({ reason }) => reason);
    expect(refused).toMatchObject(Array.from({ length: 5 }, () => ({ code: "conflict" })));
    await expect(freezeVersion(caller, datasetId, {})).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Version 1 holds exactly this already"),
    });
    expect(await freezeVersion(caller, datasetId, { seed: 2 })).toMatchObject({ number: 2 });
    expect((await listVersions(caller, datasetId)).map(({ number }) => number)).toEqual([2, 1]);
  });

  test("the hash says what is in it: the same rows elsewhere have the same", async () => {
    const [here, there] = [await createWorld(60), await createWorld(60)];
    const versions = [await freezeVersion(here.caller, here.datasetId, {}), await freezeVersion(there.caller, there.datasetId, {})];
    expect(versions[0]?.contentHash).toBe(versions[1]?.contentHash);
  });

  test("a split without a share gets nothing", async () => {
    const { caller, datasetId } = await createWorld(100);
    expect(await freezeVersion(caller, datasetId, { ratios: { train: 1, validation: 0, test: 0 } })).toMatchObject({
      trainCount: 100,
      testCount: 0,
    });
    const version = await freezeVersion(caller, datasetId, { ratios: { train: 0.5, validation: 0.5, test: 0 } });
    expect([version.testCount, version.trainCount + version.validationCount]).toEqual([0, 100]);
  });

  test.each([
    [0, {}, "The dataset is empty"],
    [1, {}, "With one example the"],
    [1, { ratios: { train: 0, validation: 0, test: 1 } }, "train split would be empty. Give the train split a share"],
    [100, { ratios: { train: 0.5, validation: 0.1, test: 0.1 } }, "must add up to 100"],
    [100, { ratios: { train: -0.5, validation: 0.5, test: 1 } }, "train"],
  ])("%d examples as %j is refused in words and leaves nothing", async (rows, input, words) => {
    const { caller, datasetId } = await createWorld(rows);
    await expect(freezeVersion(caller, datasetId, input)).rejects.toThrow(words);
    expect(await db.datasetVersion.count({ where: { datasetId } })).toBe(0);
  });

  test("one example can be trained on when nothing is asked of the other splits", async () => {
    const { caller, datasetId } = await createWorld(1);
    expect(await freezeVersion(caller, datasetId, { ratios: { train: 1, validation: 0, test: 0 } })).toMatchObject({ trainCount: 1 });
  });

  test("a stranger's version does not exist", async () => {
    const { caller, datasetId } = await createWorld(60);
    const { id } = await freezeVersion(caller, datasetId, {});
    const stranger = await createCaller();
    for (const attempt of [
      () => getVersion(stranger, id),
      () => listVersions(stranger, datasetId),
      () => freezeVersion(stranger, datasetId, {}),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  });

  test("rows are read in order, page by page, past the first page", async () => {
    const { caller, datasetId } = await createWorld(2300);
    const { id } = await freezeVersion(caller, datasetId, { ratios: { train: 1, validation: 0, test: 0 } });
    const texts: string[] = [];
    for await (const { messages, position } of readVersionRows(id, "train")) {
      texts.push(messages[0]?.content ?? "");
      expect(position).toBe(texts.length);
    }
    expect(texts).toEqual(Array.from({ length: 2300 }, (_, index) => `message ${index}`));
  });
});
