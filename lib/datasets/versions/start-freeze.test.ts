import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { createDataset } from "@/lib/datasets/create-dataset";
import { db } from "@/lib/db/client";
import { addExamples, askAndAnswer } from "@/lib/testing/add-examples";
import { createCaller } from "@/lib/testing/factories";
import { getFreezePreview } from "./get-freeze-preview";
import { listVersions } from "./list-versions";
import { runFreeze } from "./run-freeze";
import { startFreeze } from "./start-freeze";

const attempt = { isLast: false, signal: new AbortController().signal };

async function createLarge() {
  const caller = await createCaller("lead");
  const { id: datasetId } = await createDataset(caller, { name: "Large" });
  const [id = ""] = await addExamples(caller, datasetId, [askAndAnswer("message 0", "x")]);
  // Copies of one row, made in the database: 20,000 through this process would take longer than the test.
  await db.$executeRaw`
    insert into "Example" (id, "projectId", "datasetId", messages, "promptText", "answerText", "groupKey", "splitKey", "splitPoint", "contentHash", "tokenCount", state, "updatedAt")
    select 'copy-' || id || number, "projectId", "datasetId", messages, "promptText", "answerText", number::text, number::text, (number % 1000) / 1000.0, number::text, 5, state, now()
    from "Example", generate_series(1, 20000) number where id = ${id}`;
  await db.$executeRaw`
    insert into "ExampleRevision" (id, "exampleId", number, messages, "contentHash")
    select 'of-' || id, id, 1, messages, "contentHash" from "Example" where "datasetId" = ${datasetId} and id like 'copy-%'`;
  return { caller, datasetId };
}

test("a large dataset is frozen in the background, once, and says how it went", async () => {
  const { caller, datasetId } = await createLarge();
  const freeze = await startFreeze(caller, datasetId, { notes: "all of it" });
  expect(freeze).toMatchObject({ status: "working", versionId: null });
  await expect(startFreeze(caller, datasetId, {})).rejects.toMatchObject({ code: "conflict" });
  const [job] = await db.$queryRaw<
    { payload: Parameters<typeof runFreeze>[0] }[]
  >`select payload from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id where tasks.identifier = 'versions.freeze'`;
  if (!job) throw new Error("Nothing was enqueued.");
  await Promise.all([runFreeze(job.payload, attempt), runFreeze(job.payload, attempt)]);
  await runFreeze(job.payload, attempt);
  const [version, ...others] = await listVersions(caller, datasetId);
  expect(others).toEqual([]);
  expect(version).toMatchObject({ number: 1, notes: "all of it", trainCount: expect.any(Number) });
  expect((await getFreezePreview(caller, datasetId)).freeze).toMatchObject({ status: "done", versionId: version?.id });

  await startFreeze(caller, datasetId, {});
  const again = await db.$queryRaw<
    { payload: Parameters<typeof runFreeze>[0] }[]
  >`select payload from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id where tasks.identifier = 'versions.freeze' order by jobs.id desc limit 1`;
  if (!again[0]) throw new Error("Nothing was enqueued.");
  await runFreeze(again[0].payload, attempt);
  expect((await getFreezePreview(caller, datasetId)).freeze).toMatchObject({
    status: "failed",
    failure: expect.stringContaining("Version 1 holds exactly this already"),
  });
});

test("the preview counts what would be frozen, by state, by hand and by point", async () => {
  const caller = await createCaller("lead");
  const { id: datasetId } = await createDataset(caller, { name: "Small" });
  await addExamples(caller, datasetId, [
    askAndAnswer("one", "x"),
    { ...askAndAnswer("two", "x"), pinnedSplit: "test" },
    { ...askAndAnswer("three", "x"), state: "draft" },
    { ...askAndAnswer("four", "x"), state: "rejected" },
    { ...askAndAnswer("five", "x"), state: "draft", isMachineWritten: true },
  ]);
  const preview = await getFreezePreview(caller, datasetId);
  expect(preview).toMatchObject({
    approved: { total: 2, pinned: { train: 0, validation: 0, test: 1 } },
    unrejected: { total: 3 },
    rejectedCount: 1,
    machineWrittenCount: 1,
    latest: null,
    freeze: null,
  });
  const one = await db.example.findFirstOrThrow({ where: { datasetId, promptText: "one" } });
  expect(preview.approved.points[Math.floor(one.splitPoint * 100)]).toBe(1);
  expect(preview.approved.points.reduce((sum, count) => sum + count, 0)).toBe(1);
});
