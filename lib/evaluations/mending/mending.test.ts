import "@/lib/testing/clone-database";
import "@/lib/testing/chat-trainer";
import { beforeAll, expect, test } from "vitest";
import { createDataset } from "@/lib/datasets/create-dataset";
import { updateExample } from "@/lib/datasets/examples/update-example";
import { drawSubset } from "@/lib/datasets/versions/draw-subset";
import { db } from "@/lib/db/client";
import { indexPassages } from "@/lib/models/passages/index-passages";
import { createEvaluationWorld } from "@/lib/testing/evaluation-world";
import { createCaller } from "@/lib/testing/factories";
import { addCase } from "./add-case";
import { listNearestExamples } from "./list-nearest-examples";

const things = ["lamp", "chair", "carpet", "mirror", "shelf", "table"];
let world: Awaited<ReturnType<typeof createEvaluationWorld>>;
let evaluationId: string;
let asked: { id: string; thing: string };

/** Every question names a thing; the model is one that is shown the train split. */
beforeAll(async () => {
  const write = (index: number) => ({ prompt: `${index}: may I return the ${things[index % things.length]}?`, answer: "Yes." });
  world = await createEvaluationWorld({ count: 60, ratios: { train: 0.6, validation: 0, test: 0.4 }, write });
  const model = await world.register("ft:a");
  await db.modelVersion.update({ where: { id: model.id }, data: { shownVersionId: world.version.id } });
  evaluationId = (await world.evaluate(model)).id;
  const first = await db.benchmarkCase.findFirstOrThrow({ where: { benchmarkId: world.benchmarkId }, orderBy: { position: "asc" } });
  asked = { id: first.id, thing: /the (\w+)\?/.exec(JSON.stringify(first.prompt))?.[1] ?? "" };
});

test("what a model learned is looked through once, and the nearest examples come first", async () => {
  expect(await listNearestExamples(world.caller, evaluationId, asked.id)).toEqual({ status: "preparing", examples: [] });
  const { id: passageIndexId } = await db.passageIndex.findUniqueOrThrow({ where: { datasetVersionId: world.version.id } });
  await indexPassages({ passageIndexId }, { isLast: true, signal: new AbortController().signal });
  const { status, examples } = await listNearestExamples(world.caller, evaluationId, asked.id);
  expect(status).toBe("ready");
  expect(examples).toHaveLength(5);
  expect(examples[0]?.question).toContain(asked.thing);
  const learned = await db.datasetVersionExample.findMany({ where: { versionId: world.version.id, split: "train" } });
  const revisions = await db.exampleRevision.findMany({ where: { id: { in: learned.map(({ revisionId }) => revisionId) } } });
  const trained = new Set(revisions.map(({ exampleId }) => exampleId));
  expect(examples.every(({ id, isChanged, isDeleted }) => trained.has(id) && !isChanged && !isDeleted)).toBe(true);

  const [nearest] = examples;
  const messages = [
    { role: "user" as const, content: nearest?.question ?? "" },
    { role: "assistant" as const, content: "Only within 30 days." },
  ];
  await updateExample(world.caller, nearest?.id ?? "", { messages, revision: 1 });
  const again = await listNearestExamples(world.caller, evaluationId, asked.id);
  expect(again.examples.find(({ id }) => id === nearest?.id)).toMatchObject({ isChanged: true, answer: "Only within 30 days." });
});

test("of a model that learned from a part of the rows, examples of that part alone are shown", async () => {
  const part = await world.register("ft:part");
  const run = await db.run.create({
    data: {
      ...{ projectId: world.caller.projectId, number: 900, datasetVersionId: world.version.id, baseModel: "base", method: "lora", seed: 1 },
      ...{ hyperparameters: {}, trainPercent: 30, subsetSeed: 2, status: "succeeded" },
      trainerId: (await db.modelVersion.findUniqueOrThrow({ where: { id: part.id } })).trainerId,
    },
  });
  await db.modelVersion.update({ where: { id: part.id }, data: { runId: run.id } });
  const { id } = await world.evaluate(part);
  const { examples } = await listNearestExamples(world.caller, id, asked.id);
  const drawn = await drawSubset(world.version.id, { percent: 30, seed: 2 });
  const learned = await db.datasetVersionExample.findMany({ where: { versionId: world.version.id, position: { in: drawn } } });
  const revisions = await db.exampleRevision.findMany({ where: { id: { in: learned.map(({ revisionId }) => revisionId) } } });
  expect(examples).toHaveLength(5);
  expect(revisions.map(({ exampleId }) => exampleId)).toEqual(expect.arrayContaining(examples.map((example) => example.id)));
});

test("a model that learned nothing here has no such examples", async () => {
  const plain = await world.evaluate(await world.register("ft:b"));
  expect(await listNearestExamples(world.caller, plain.id, asked.id)).toEqual({ status: "untrained", examples: [] });
});

test("a case becomes a draft of another dataset, with its tags, and once", async () => {
  await db.benchmarkCase.update({ where: { id: asked.id }, data: { tags: ["returns"] } });
  const { id: datasetId } = await createDataset(world.caller, { name: "Returns" });
  const example = await addCase(world.caller, world.benchmarkId, asked.id, { datasetId, answer: "Within 30 days." });
  expect(example).toMatchObject({ state: "draft", tags: ["returns"] });
  expect(await db.example.count({ where: { datasetId } })).toBe(1);
  expect(example.messages.at(-1)).toMatchObject({ role: "assistant", content: "Within 30 days." });
  await expect(addCase(world.caller, world.benchmarkId, asked.id, { datasetId, answer: "Within 30 days." })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(addCase(world.caller, world.benchmarkId, asked.id, { datasetId, answer: " " })).rejects.toThrow("Write the answer");
});

test("a stranger finds neither", async () => {
  const stranger = await createCaller();
  await expect(listNearestExamples(stranger, evaluationId, asked.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(addCase(stranger, world.benchmarkId, asked.id, { datasetId: "x", answer: "y" })).rejects.toMatchObject({
    code: "not_found",
  });
});
