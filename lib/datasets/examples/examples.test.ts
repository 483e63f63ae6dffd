import "@/lib/testing/clone-database";
import { describe, expect, test } from "vitest";
import { createDataset } from "@/lib/datasets/create-dataset";
import { getDataset } from "@/lib/datasets/get-dataset";
import { listDatasets } from "@/lib/datasets/list-datasets";
import type { Message } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { createExample } from "./create-example";
import { deleteExample } from "./delete-example";
import { getExample } from "./get-example";
import { listExamples } from "./list-examples";
import { restoreExample } from "./restore-example";
import { updateExample } from "./update-example";

const says = (question: string, answer: string): Message[] => [
  { role: "user", content: question },
  { role: "assistant", content: answer },
];

async function createWorld(...pairs: [string, string][]) {
  const caller = await createCaller("expert");
  const { id: datasetId } = await createDataset(caller, { name: "Messages" });
  const examples = [];
  for (const [question, answer] of pairs) examples.push(await createExample(caller, datasetId, { messages: says(question, answer) }));
  const [first] = examples;
  return { caller, datasetId, exampleId: first?.id ?? "" };
}

describe("datasets", () => {
  test("have a name of their own in the project, also when two people choose it at once", async () => {
    const caller = await createCaller();
    const attempts = await Promise.allSettled([createDataset(caller, { name: "Same" }), createDataset(caller, { name: "Same" })]);
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(createDataset(caller, { name: "Same" })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("“Same” already"),
    });
    expect(await createDataset(await createCaller(), { name: "Same" })).toMatchObject({ exampleCount: 0, latestVersion: null });
    expect(await listDatasets(caller)).toHaveLength(1);
  });

  test("of another project do not exist", async () => {
    const { datasetId } = await createWorld();
    const stranger = await createCaller();
    await expect(getDataset(stranger, datasetId)).rejects.toMatchObject({ code: "not_found" });
    await expect(listExamples(stranger, datasetId, { limit: 10 })).rejects.toMatchObject({ code: "not_found" });
    await expect(createExample(stranger, datasetId, { messages: says("a", "b") })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the list", () => {
  test("comes in pages that miss nothing and repeat nothing", async () => {
    const { caller, datasetId } = await createWorld(["a", "1"], ["b", "2"], ["c", "3"], ["d", "4"], ["e", "5"]);
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listExamples(caller, datasetId, { limit: 2, cursor });
      expect(page.total).toBe(cursor ? null : 5);
      seen.push(...page.items.map(({ promptText }) => promptText));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(["a", "b", "c", "d", "e"]);
    await expect(listExamples(caller, datasetId, { limit: 2, cursor: "x" })).rejects.toMatchObject({ code: "invalid" });
  });

  test("is searched in questions and answers, and takes every character as itself", async () => {
    const { caller, datasetId } = await createWorld(
      ["Refund please", "return"],
      ["50 % off", "billing"],
      ["under_score", "x"],
      ["back\\slash", "y"],
    );
    const find = async (search: string) =>
      (await listExamples(caller, datasetId, { limit: 10, search })).items.map(({ promptText }) => promptText);
    expect(await find("REFUND")).toEqual(["Refund please"]);
    expect(await find("billing")).toEqual(["50 % off"]);
    expect(await find("%")).toEqual(["50 % off"]);
    expect(await find("_")).toEqual(["under_score"]);
    expect(await find("\\")).toEqual(["back\\slash"]);
  });
});

describe("an example", () => {
  test("must be a conversation, and another one than those that are there", async () => {
    const { caller, datasetId } = await createWorld(["a", "1"]);
    await expect(createExample(caller, datasetId, { messages: says("a", "1") })).rejects.toMatchObject({ code: "conflict" });
    await expect(createExample(caller, datasetId, { messages: says("a", " ") })).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("empty"),
    });
  });

  test("of another project does not exist", async () => {
    const { exampleId } = await createWorld(["a", "1"]);
    const stranger = await createCaller();
    for (const attempt of [
      () => getExample(stranger, exampleId),
      () => updateExample(stranger, exampleId, { revision: 1, messages: says("a", "2") }),
      () => deleteExample(stranger, exampleId),
      () => restoreExample(stranger, exampleId),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    expect(await db.exampleRevision.count({ where: { exampleId } })).toBe(1);
  });

  test("keeps every revision and its group when it is edited", async () => {
    const { caller, exampleId } = await createWorld(["a", "1"]);
    const before = await db.example.findUniqueOrThrow({ where: { id: exampleId } });
    expect(await updateExample(caller, exampleId, { revision: 1, messages: says("another", "2") })).toMatchObject({
      revision: 2,
      promptText: "another",
      answerText: "2",
    });
    expect(await db.example.findUniqueOrThrow({ where: { id: exampleId } })).toMatchObject({ groupKey: before.groupKey });
    expect(
      await db.exampleRevision.findMany({ where: { exampleId }, orderBy: { number: "asc" }, select: { number: true, authorId: true } }),
    ).toEqual([
      { number: 1, authorId: caller.userId },
      { number: 2, authorId: caller.userId },
    ]);
  });

  test("saved by two people at once keeps one edit and shows the other both", async () => {
    const { caller, exampleId } = await createWorld(["a", "1"]);
    const edits = await Promise.allSettled(
      ["mine", "theirs"].map((answer) => updateExample(caller, exampleId, { revision: 1, messages: says("a", answer) })),
    );
    const refused = edits.filter((edit) => edit.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/Theirs: “(mine|theirs)” Yours: “(mine|theirs)”/),
    });
    expect(await db.exampleRevision.count({ where: { exampleId } })).toBe(2);
  });

  test("that is deleted is gone from list and count, comes back with undo, and cannot be deleted twice", async () => {
    const { caller, datasetId, exampleId } = await createWorld(["a", "1"], ["b", "2"]);
    await deleteExample(caller, exampleId);
    await expect(deleteExample(caller, exampleId)).rejects.toMatchObject({ code: "not_found" });
    await expect(updateExample(caller, exampleId, { revision: 1, messages: says("a", "2") })).rejects.toMatchObject({ code: "not_found" });
    expect((await listExamples(caller, datasetId, { limit: 10 })).total).toBe(1);
    expect((await getDataset(caller, datasetId)).exampleCount).toBe(1);
    expect(await restoreExample(caller, exampleId)).toMatchObject({ promptText: "a" });
    expect(await restoreExample(caller, exampleId)).toMatchObject({ promptText: "a" });
    expect((await getDataset(caller, datasetId)).exampleCount).toBe(2);
  });
});
