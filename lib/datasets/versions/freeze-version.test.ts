import "@/lib/testing/clone-database";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { createDataset } from "@/lib/datasets/create-dataset";
import { deleteExample } from "@/lib/datasets/examples/delete-example";
import { updateExample } from "@/lib/datasets/examples/update-example";
import { splitPointOf } from "@/lib/datasets/fingerprint";
import type { Split } from "@/lib/datasets/schemas";
import { splitOf } from "@/lib/datasets/split-of";
import { db } from "@/lib/db/client";
import { deleteProject } from "@/lib/projects/delete-project";
import { addExamples, askAndAnswer } from "@/lib/testing/add-examples";
import { createCaller } from "@/lib/testing/factories";
import { freezeVersion } from "./freeze-version";
import { getVersion } from "./get-version";
import { listChanges } from "./list-changes";
import { listVersions } from "./list-versions";
import { readVersionRows } from "./read-version-rows";

async function createWorld(rows: number) {
  const caller = await createCaller("lead");
  const { id: datasetId } = await createDataset(caller, { name: "Messages" });
  await addRows(caller, datasetId, 0, rows);
  return { caller, datasetId };
}

/** Two rows of every source. */
function addRows(caller: Caller, datasetId: string, from: number, rows: number): Promise<string[]> {
  const made = Array.from({ length: rows }, (_, index) => ({
    ...askAndAnswer(`message ${from + index}`, "x"),
    group: `${Math.floor((from + index) / 2)}`,
  }));
  return addExamples(caller, datasetId, made);
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
    for (const [seed, given] of [
      [1, {}],
      [7, { seed: 7 }],
    ] as const) {
      const version = await freezeVersion(caller, datasetId, given);
      expect(version).toMatchObject({ seed, datasetName: "Messages", onlyApproved: true });
      expect(version.trainCount + version.validationCount + version.testCount).toBe(200);
      const splits = await splitsOf(version.id);
      expect(splits.size).toBe(200);
      for (let group = 0; group < 100; group++) {
        const key = createHash("sha256").update(`group|${group}`).digest("hex");
        const share = Number.parseInt(createHash("sha256").update(`${seed}|${key}`).digest("hex").slice(0, 13), 16) / 2 ** 52;
        const expected = share < 0.8 ? "train" : share < 0.9 ? "validation" : "test";
        expect([splits.get(`message ${group * 2}`), splits.get(`message ${group * 2 + 1}`)]).toEqual([expected, expected]);
      }
    }
  });

  test("moves no row when the dataset grows, however often and by however much", async () => {
    const { caller, datasetId } = await createWorld(60);
    let before = await splitsOf((await freezeVersion(caller, datasetId, {})).id);
    for (let from = 60; from < 1_000; from += 47 + from) {
      await addRows(caller, datasetId, from, 40 + from);
      const after = await splitsOf((await freezeVersion(caller, datasetId, {})).id);
      for (const [text, split] of before) expect([text, after.get(text)]).toEqual([text, split]);
      expect(after.size).toBeGreaterThan(before.size);
      before = after;
    }
  });

  test("near-duplicates share the split of the oldest of them, also under another seed", async () => {
    const { caller, datasetId } = await createWorld(100);
    const [oldest] = await addExamples(caller, datasetId, [askAndAnswer("the oldest of them", "x")]);
    const ids = await addExamples(
      caller,
      datasetId,
      Array.from({ length: 30 }, (_, index) => askAndAnswer(`like the oldest ${index}`, "x")),
    );
    const { splitKey, splitPoint } = await db.example.findUniqueOrThrow({ where: { id: oldest } });
    await db.example.updateMany({ where: { id: { in: ids } }, data: { splitKey, splitPoint } });
    const ratios = { train: 0.5, validation: 0.25, test: 0.25 };
    for (const seed of [1, 2, 3, 4, 5]) {
      const splits = await splitsOf((await freezeVersion(caller, datasetId, { seed, ratios })).id);
      const theirs = Array.from({ length: 30 }, (_, index) => splits.get(`like the oldest ${index}`));
      expect(new Set([...theirs, splits.get("the oldest of them")])).toEqual(new Set([splitOf(splitPointOf(seed, splitKey), ratios)]));
    }
  });

  test("what a person pinned stays where it was pinned", async () => {
    const { caller, datasetId } = await createWorld(100);
    await addExamples(caller, datasetId, [
      { ...askAndAnswer("for the test", "x"), pinnedSplit: "test" },
      { ...askAndAnswer("to learn", "x"), pinnedSplit: "train" },
      { ...askAndAnswer("to watch", "x"), pinnedSplit: "validation" },
    ]);
    for (const seed of [1, 2, 3]) {
      const splits = await splitsOf((await freezeVersion(caller, datasetId, { seed })).id);
      expect(["for the test", "to learn", "to watch"].map((text) => splits.get(text))).toEqual(["test", "train", "validation"]);
    }
  });

  test("the shares that are given are kept for the next version; another seed is not", async () => {
    const { caller, datasetId } = await createWorld(100);
    await freezeVersion(caller, datasetId, { ratios: { train: 0.6, validation: 0.2, test: 0.2 }, seed: 9 });
    await addRows(caller, datasetId, 100, 10);
    expect(await freezeVersion(caller, datasetId, {})).toMatchObject({ ratios: { train: 0.6, validation: 0.2, test: 0.2 }, seed: 1 });
  });

  test("takes only what is approved; all that is not rejected only for a lead; a machine's unaccepted answer never", async () => {
    const { caller, datasetId } = await createWorld(40);
    await addExamples(caller, datasetId, [
      { ...askAndAnswer("a draft", "x"), state: "draft" },
      { ...askAndAnswer("in review", "x"), state: "in_review" },
      { ...askAndAnswer("rejected", "x"), state: "rejected" },
      { ...askAndAnswer("by a machine", "x"), state: "in_review", isMachineWritten: true },
    ]);
    const ratios = { train: 1, validation: 0, test: 0 };
    expect(await freezeVersion(caller, datasetId, { ratios })).toMatchObject({ trainCount: 40, onlyApproved: true });
    const all = await freezeVersion(caller, datasetId, { ratios, include: "unrejected" });
    expect(all).toMatchObject({ trainCount: 42, onlyApproved: false, statistics: { approved: 40 } });
    const texts = await splitsOf(all.id);
    expect(["a draft", "in review", "rejected", "by a machine"].map((text) => texts.has(text))).toEqual([true, true, false, false]);
    await expect(freezeVersion({ ...caller, role: "expert" }, datasetId, { include: "unrejected" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await db.example.updateMany({ where: { datasetId }, data: { state: "draft" } });
    await expect(freezeVersion(caller, datasetId, { ratios })).rejects.toThrow("None of the 43 examples is approved yet");
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

  test("a stranger's version does not exist", async () => {
    const { caller, datasetId } = await createWorld(60);
    const { id } = await freezeVersion(caller, datasetId, {});
    const stranger = await createCaller();
    for (const attempt of [
      () => getVersion(stranger, id),
      () => listVersions(stranger, datasetId),
      () => freezeVersion(stranger, datasetId, {}),
      () => listChanges(stranger, id, { kind: "added", limit: 10 }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a frozen version", () => {
  test("says of each split what is in it, and of the whole where it comes from", async () => {
    const caller = await createCaller("lead");
    const { id: datasetId } = await createDataset(caller, { name: "Messages" });
    const rows = Array.from({ length: 60 }, (_, index) => ({
      ...askAndAnswer("word ".repeat(index + 1), index % 3 === 0 ? "urgent" : "normal"),
      group: `${index % 30}`,
    }));
    await addExamples(caller, datasetId, rows);
    const { statistics } = await freezeVersion(caller, datasetId, { ratios: { train: 1, validation: 0, test: 0 } });
    const tokens = await db.example.findMany({ where: { datasetId }, orderBy: { tokenCount: "asc" }, select: { tokenCount: true } });
    const counts = tokens.map(({ tokenCount }) => tokenCount);
    expect(statistics?.splits.train).toEqual({
      count: 60,
      groups: 30,
      tokens: {
        min: counts[0],
        median: counts[29],
        p95: counts[56],
        max: counts[59],
        total: counts.reduce((sum, count) => sum + count, 0),
      },
    });
    expect(statistics?.splits.test).toEqual({ count: 0, groups: 0, tokens: null });
    expect(statistics?.labels).toEqual([
      { label: "normal", train: 40, validation: 0, test: 0 },
      { label: "urgent", train: 20, validation: 0, test: 0 },
    ]);
    expect(statistics?.authors).toMatchObject([{ count: 60 }]);
    expect(statistics?.sources).toEqual([{ fileName: null, sha256: null, count: 60 }]);
  });

  test("knows what came, changed, moved and went since the one before", async () => {
    const { caller, datasetId } = await createWorld(60);
    expect((await freezeVersion(caller, datasetId, {})).changes).toBeNull();
    const [first, second, third] = await db.example.findMany({ where: { datasetId }, orderBy: { position: "asc" }, take: 3 });
    const messages = [
      { role: "user" as const, content: "edited" },
      { role: "assistant" as const, content: "y" },
    ];
    await updateExample(caller, first?.id ?? "", { revision: 1, messages });
    await deleteExample(caller, second?.id ?? "");
    const before = splitOf(third?.splitPoint ?? 0, { train: 0.8, validation: 0.1, test: 0.1 });
    const pinnedSplit = before === "test" ? "train" : "test";
    await db.example.update({ where: { id: third?.id ?? "" }, data: { pinnedSplit } });
    await addRows(caller, datasetId, 60, 25);
    const { id, changes } = await freezeVersion(caller, datasetId, {});
    expect(changes).toMatchObject({ since: { number: 1 }, added: 25, changed: 1, moved: 1, removed: 1 });
    const of = (kind: "added" | "changed" | "moved" | "removed", cursor?: string) => listChanges(caller, id, { kind, limit: 20, cursor });
    const changed = (await of("changed")).items;
    expect(changed.map(({ before: was, after }) => [was?.messages[0]?.content, after?.messages[0]?.content])).toEqual([
      ["message 0", "edited"],
    ]);
    expect((await of("removed")).items).toMatchObject([
      { exampleId: second?.id, after: null, before: { messages: [{ content: "message 1" }, {}] } },
    ]);
    expect((await of("moved")).items).toMatchObject([{ before: { split: before }, after: { split: pinnedSplit } }]);
    const page = await of("added");
    const rest = await of("added", page.nextCursor ?? "");
    expect([page.items.length, rest.items.length, rest.nextCursor]).toEqual([20, 5, null]);
    expect([...page.items, ...rest.items].map(({ after }) => after?.messages[0]?.content)).toEqual(
      Array.from({ length: 25 }, (_, index) => `message ${60 + index}`),
    );
  });

  test("is immutable: later edits and deletions stay outside, and the database refuses to touch it", async () => {
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
    const where = { versionId: version.id };
    const frozen = await db.datasetVersionExample.findMany({ where, take: 1 });
    for (const attempt of [
      () => db.datasetVersion.update({ where: { id: version.id }, data: { trainCount: 1, notes: "another" } }),
      () => db.datasetVersion.delete({ where: { id: version.id } }),
      () => db.datasetVersionExample.updateMany({ where, data: { split: "test" } }),
      () => db.datasetVersionExample.deleteMany({ where: { ...where, position: 1 } }),
      () => db.exampleRevision.update({ where: { id: frozen[0]?.revisionId ?? "" }, data: { messages: [] } }),
      () => db.exampleRevision.delete({ where: { id: frozen[0]?.revisionId ?? "" } }),
      () => db.example.delete({ where: { id: first?.id ?? "" } }),
    ])
      await expect(attempt()).rejects.toThrow(/frozen|constraint violated/i);
    expect(await splitsOf(version.id)).toEqual(before);
  });

  test("goes with its project", async () => {
    const { caller, datasetId } = await createWorld(60);
    const { id } = await freezeVersion(caller, datasetId, {});
    await addRows(caller, datasetId, 60, 10);
    await freezeVersion(caller, datasetId, {});
    await deleteProject(caller);
    expect(await db.datasetVersionExample.count({ where: { versionId: id } })).toBe(0);
    expect(await db.exampleRevision.count({ where: { example: { datasetId } } })).toBe(0);
  });
});
