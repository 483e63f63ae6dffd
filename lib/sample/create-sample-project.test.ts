import "@/lib/testing/clone-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importExamples } from "@/lib/datasets/imports/import-examples";
import { readVersionRows } from "@/lib/datasets/versions/read-version-rows";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { createSampleProject } from "./create-sample-project";

const real = env.trainerUrl;
const attempt = { isLast: false, signal: new AbortController().signal };

// Nothing listens there: as on a first start, where the worker is quicker than the trainer.
beforeAll(() => Object.assign(env, { trainerUrl: "http://127.0.0.1:1/v1" }));
afterAll(() => Object.assign(env, { trainerUrl: real }));

async function importIfAsked(): Promise<void> {
  for (const { id } of await db.import.findMany({ where: { status: "importing" } })) await importExamples({ importId: id }, attempt);
}

test("each call goes on where the last one stopped, and nothing is made twice", async () => {
  for (let call = 0; call < 3; call++) await createSampleProject();
  expect(await db.import.findMany({ select: { status: true } })).toEqual([{ status: "importing" }]);
  await importIfAsked();
  for (let call = 0; call < 3; call++) await createSampleProject();

  expect(await db.project.findMany({ select: { name: true, isSample: true } })).toEqual([
    { name: "Support triage (sample)", isSample: true },
  ]);
  expect(await db.import.findMany()).toMatchObject([{ status: "done", acceptedCount: 1000, rejectedCount: 0, repeatedCount: 0 }]);
  expect(await db.datasetVersion.findMany()).toMatchObject([{ number: 1, trainCount: 800, validationCount: 100, testCount: 100 }]);
  expect(await db.run.count()).toBe(0);
  expect(await db.$queryRaw`select task_identifier from graphile_worker.jobs where key = 'sample'`).toHaveLength(1);
});

test("no product of the test split was seen in training", async () => {
  await createSampleProject();
  await importIfAsked();
  await createSampleProject();
  const { id } = await db.datasetVersion.findFirstOrThrow();
  const products = async (split: "train" | "test") => {
    const names = new Set<string>();
    for await (const { messages } of readVersionRows(id, split)) names.add(JSON.parse(messages.at(-1)?.content ?? "").product);
    return names;
  };
  const [trained, tested] = [await products("train"), await products("test")];
  expect(tested.size).toBeGreaterThan(50);
  expect([...tested].filter((name) => trained.has(name))).toEqual([]);
});
