import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { createDataset } from "@/lib/datasets/create-dataset";
import { db } from "@/lib/db/client";
import { setUpBenchmark } from "@/lib/evaluations/benchmarks/set-up-benchmark";
import { createDeploymentWorld } from "@/lib/testing/deployment-world";
import { createCaller } from "@/lib/testing/factories";
import type { RequestRecord } from "../request-record";
import { storeRecords } from "../store-records";
import { addToBenchmark } from "./add-to-benchmark";
import { addToDataset } from "./add-to-dataset";
import { giveFeedback } from "./give-feedback";

async function createWorld(change: Partial<RequestRecord> = {}) {
  const world = await createDeploymentWorld();
  const { caller, deployment, record } = world;
  const [question, answer] = ["Where is my parcel?", "In the shop."];
  const request = JSON.stringify({ model: deployment.name, messages: [{ role: "user", content: question }] });
  const logged = record({ content: { request, answer, searched: `${question}\n${answer}` }, ...change });
  await storeRecords([logged]);
  const dataset = await createDataset(caller, { name: "From production" });
  const at = [caller, deployment.id, logged.id] as const;
  return { ...world, at, dataset, question, answer };
}

test("a correction is what the model learns; without one, what was answered", async () => {
  const { at, dataset, deployment, question, answer } = await createWorld();
  const plain = await addToDataset(...at, { datasetId: dataset.id });
  await giveFeedback(...at, { isGood: false, correction: "At the door." });
  const corrected = await addToDataset(...at, { datasetId: dataset.id });
  const read = async (id: string) => db.example.findUniqueOrThrow({ where: { id } });
  expect(await read(plain.exampleId)).toMatchObject({
    messages: [
      { role: "user", content: question },
      { role: "assistant", content: answer },
    ],
    tags: [`from ${deployment.name}`.slice(0, 60)],
  });
  const { messages, tags } = await read(corrected.exampleId);
  expect(messages).toMatchObject([{ role: "user" }, { role: "assistant", content: "At the door." }]);
  expect(tags).toContain("corrected");
  await expect(addToDataset(...at, { datasetId: dataset.id })).rejects.toMatchObject({ code: "conflict" });
});

test("what people of the house say stands beside what production says, and is no thumb of those who asked", async () => {
  const { at } = await createWorld();
  const { feedback } = await giveFeedback(...at, { isGood: true, comment: "Short." });
  expect(feedback).toMatchObject([{ kind: "score", name: "reviewer", value: 1, comment: "Short." }]);
  expect((await giveFeedback(...at, { isGood: false })).feedback).toMatchObject([{ kind: "score", name: "reviewer", value: 0 }]);
});

test("a case makes the benchmark's next version, with the correction as the answer wanted", async () => {
  const { at, caller, question } = await createWorld();
  const cases = [{ prompt: [{ role: "user" as const, content: "Hello?" }], target: "Hello." }];
  const benchmark = await setUpBenchmark(caller, { from: "cases", name: "Parcels", cases });
  await giveFeedback(...at, { correction: "At the door." });
  const added = await addToBenchmark(...at, { benchmarkId: benchmark.id });
  expect(added.version).toBe(2);
  const rows = await db.benchmarkCase.findMany({ where: { benchmarkId: added.benchmarkId }, orderBy: { position: "asc" } });
  expect(rows).toMatchObject([{ target: "Hello." }, { prompt: [{ role: "user", content: question }], target: "At the door." }]);
});

test("what was not kept or not answered cannot be added, and says why", async () => {
  const bare = await createWorld({ content: null });
  await expect(addToDataset(...bare.at, { datasetId: bare.dataset.id })).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringContaining("was not kept"),
  });
  const failed = await createWorld({ outcome: "failed" });
  const add = (answer?: string) => addToDataset(...failed.at, { datasetId: failed.dataset.id, ...(answer ? { answer } : {}) });
  await expect(add()).rejects.toMatchObject({ message: expect.stringContaining("got no answer") });
  expect(await add("At the door.")).toHaveProperty("exampleId");
});

test("a stranger reads not found", async () => {
  const { at, dataset } = await createWorld();
  const stranger = await createCaller("lead");
  const [, deploymentId, requestId] = at;
  await expect(giveFeedback(stranger, deploymentId, requestId, { isGood: true })).rejects.toMatchObject({ code: "not_found" });
  await expect(addToDataset(stranger, deploymentId, requestId, { datasetId: dataset.id })).rejects.toMatchObject({ code: "not_found" });
  await expect(addToBenchmark(stranger, deploymentId, requestId, { benchmarkId: "any" })).rejects.toMatchObject({ code: "not_found" });
  const other = await createWorld();
  await expect(addToDataset(...other.at, { datasetId: dataset.id })).rejects.toMatchObject({ code: "not_found" });
});
