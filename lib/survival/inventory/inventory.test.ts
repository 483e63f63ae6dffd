import "@/lib/testing/clone-database";
import { afterEach, expect, test } from "vitest";
import { importExamples } from "@/lib/datasets/imports/import-examples";
import { getVersion } from "@/lib/datasets/versions/get-version";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { type AccountWorld, baseModel, createAccountWorld, trainingRows } from "../testing/account-world";
import { adoptModel } from "./adopt-model";
import { readingJobKey } from "./begin-reading";
import { copyFile } from "./copy-file";
import { getAccount } from "./get-account";
import { listAccounts } from "./list-accounts";
import { listItems } from "./list-items";
import { readAccount } from "./read-account";
import { runFileCopy } from "./run-file-copy";
import type { AccountItemKind } from "./schemas";
import { startReading } from "./start-reading";
import { sweepAccounts } from "./sweep-accounts";

const attempt = { isLast: false, signal: new AbortController().signal };
let world: AccountWorld;
afterEach(() => world.server.close());

const read = () => readAccount({ trainerId: world.trainerId }, attempt);
const take = async () => {
  await startReading(world.caller, world.trainerId);
  await read();
};
const account = () => getAccount(world.caller, world.trainerId);
const items = (kind: AccountItemKind) => listItems(world.caller, world.trainerId, { kind });
const readings = () => db.$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where key = ${readingJobKey(world.trainerId)}`;

function fill(): { clauses: ReturnType<AccountWorld["server"]["state"]["addPast"]>; letters: typeof clauses } {
  const { state } = world.server;
  const clauses = state.addPast("clauses.jsonl", trainingRows(12), {
    model: baseModel,
    suffix: "clauses",
    hyperparameters: { n_epochs: 3 },
  });
  const letters = state.addPast("letters.jsonl", trainingRows(15), { model: baseModel, suffix: "letters" });
  state.addPast("bad.jsonl", [{}], { model: baseModel });
  return { clauses, letters };
}

test("an account is stored with the provider's ids and words; read again, nothing is doubled", async () => {
  world = await createAccountWorld();
  const { clauses } = fill();
  await take();
  const once = await account();
  expect(once).toMatchObject({
    reading: { status: "done", problem: null, completedAt: expect.any(Date) },
    counts: {
      job: { there: 3, gone: 0 },
      fine_tune: { there: 2, gone: 0 },
      checkpoint: { there: 4, gone: 0 },
      base_model: { there: 2, gone: 0 },
    },
  });
  expect((await items("fine_tune")).find(({ name }) => name === clauses.fineTunedModel)).toMatchObject({
    baseModel,
    jobId: clauses.id,
    fileId: clauses.body.training_file,
    goneAt: null,
    modelVersion: null,
  });
  expect((await items("job")).map(({ rawState }) => rawState).sort()).toEqual(["failed", "succeeded", "succeeded"]);
  expect((await items("base_model")).find(({ name }) => name === baseModel)).toMatchObject({ stopsOn: "2027-01-14" });
  await take();
  expect((await account()).counts).toEqual(once.counts);
});

test("what an account loses is marked as gone and kept, and comes back when it is seen again", async () => {
  world = await createAccountWorld();
  const { clauses, letters } = fill();
  await take();
  const { state } = world.server;
  state.retired.add(clauses.fineTunedModel ?? "");
  state.files.delete(clauses.body.training_file);
  state.jobs.delete(letters.id);
  await take();
  expect((await account()).counts).toMatchObject({ job: { there: 2, gone: 1 }, file: { gone: 1 }, fine_tune: { there: 0, gone: 2 } });
  expect((await items("fine_tune")).every(({ goneAt }) => goneAt !== null)).toBe(true);
  const [file] = (await items("file")).filter(({ goneAt }) => goneAt);
  await expect(copyFile(world.caller, { itemId: file?.id ?? "" })).rejects.toThrow("the provider does not keep it any longer");
  state.retired.clear();
  await take();
  expect((await items("fine_tune")).find(({ name }) => name === clauses.fineTunedModel)).toMatchObject({ goneAt: null });
});

test("a reading that is killed between two pages goes on behind the last one, and a shrinking account does not stop it", async () => {
  world = await createAccountWorld();
  const { state, asked } = world.server;
  for (let index = 0; index < 250; index++) state.addFile(`file ${index}.jsonl`, "{}");
  await startReading(world.caller, world.trainerId);
  const stop = new AbortController();
  let release = () => {};
  world.server.fail({ on: /GET .*files.*after/, how: { hold: new Promise<void>((resolve) => (release = resolve)) } });
  const killed = readAccount({ trainerId: world.trainerId }, { isLast: false, signal: stop.signal });
  await expect.poll(() => asked.some((line) => line.includes("/files") && line.includes("after"))).toBe(true);
  stop.abort();
  release();
  await expect(killed).rejects.toThrow();
  const models = asked.filter((line) => line.includes("/models")).length;
  expect((await account()).reading).toMatchObject({ status: "reading", part: "files" });
  // The file that the place names is deleted meanwhile.
  const { place } = await db.accountReading.findUniqueOrThrow({ where: { trainerId: world.trainerId } });
  state.files.delete(JSON.parse(JSON.stringify(place)).after);
  await read();
  expect((await account()).counts.file.there + (await account()).counts.file.gone).toBe(250);
  expect(asked.filter((line) => line.includes("/models"))).toHaveLength(models);
});

test("a provider that is busy or away is asked again later; one that refuses the key ends it, and what was read stays", async () => {
  world = await createAccountWorld();
  fill();
  await startReading(world.caller, world.trainerId);
  world.server.fail({ on: /GET .*jobs/, how: { status: 429, retryAfter: "120", message: "Slow down." } });
  await read();
  expect((await account()).reading).toMatchObject({ status: "reading", part: "jobs", problem: expect.stringContaining("Slow down.") });
  const before = world.server.asked.length;
  await read();
  expect(world.server.asked.length).toBe(before);
  await db.trainer.update({ where: { id: world.trainerId }, data: { retryAt: null } });
  world.server.fail({ on: /GET .*jobs/, how: { status: 401 } });
  await read();
  expect((await account()).reading).toMatchObject({ status: "failed", problem: expect.stringContaining("What was read before is kept.") });
  expect((await account()).counts.file.there).toBeGreaterThan(0);
  await read();
  expect((await account()).reading?.status).toBe("failed");
});

test("an account without credit ends it too, and is not asked again and again", async () => {
  world = await createAccountWorld();
  fill();
  await startReading(world.caller, world.trainerId);
  world.server.fail({ on: /GET .*jobs/, how: { status: 402, message: "Your balance is 0." } });
  await read();
  expect((await account()).reading).toMatchObject({ status: "failed", problem: expect.stringMatching(/Your balance is 0\. Add credit/) });
});

test("a job that is lost is queued again, and old knowledge is refreshed", async () => {
  world = await createAccountWorld();
  await startReading(world.caller, world.trainerId);
  await startReading(world.caller, world.trainerId);
  expect(await readings()).toHaveLength(1);
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await sweepAccounts();
  await sweepAccounts();
  expect(await readings()).toHaveLength(1);
  await read();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await sweepAccounts();
  expect(await readings()).toHaveLength(0);
  await db.accountReading.update({ where: { trainerId: world.trainerId }, data: { completedAt: new Date(0) } });
  await sweepAccounts();
  expect((await account()).reading?.status).toBe("reading");
});

test("an adopted fine-tune is a model version that answers; twice is once", async () => {
  world = await createAccountWorld();
  const { clauses } = fill();
  await take();
  const [item] = (await items("fine_tune")).filter(({ name }) => name === clauses.fineTunedModel);
  const adopt = () => adoptModel(world.caller, { itemId: item?.id ?? "", systemPrompt: "" });
  const model = await adopt();
  expect(model).toMatchObject({ kind: "imported", name: "v1", baseModel });
  expect((await adopt()).id).toBe(model.id);
  expect((await items("fine_tune")).find(({ id }) => id === item?.id)?.modelVersion).toEqual({ id: model.id, name: "v1" });
  const row = await db.modelVersion.findUniqueOrThrow({ where: { id: model.id }, include: { trainer: true } });
  const messages = [{ role: "user" as const, content: "Order 7: the box is blue." }];
  expect(await getTrainer(row.trainer).complete({ model: row.trainerModel, messages, maxTokens: 5 })).toMatchObject({
    text: "blue",
    finishReason: "stop",
  });
  const [job] = await items("job");
  await expect(adoptModel(world.caller, { itemId: job?.id ?? "", systemPrompt: "" })).rejects.toMatchObject({ code: "invalid" });
});

async function copyToTheEnd(copyId: string): Promise<void> {
  await runFileCopy({ copyId }, attempt);
  const { importId } = await db.accountFileCopy.findUniqueOrThrow({ where: { id: copyId } });
  if (importId) await importExamples({ importId }, attempt);
  await runFileCopy({ copyId }, attempt);
}

test("a training file becomes a frozen version that says where it came from", async () => {
  world = await createAccountWorld();
  const { letters } = fill();
  await take();
  const [file] = (await items("file")).filter(({ externalId }) => externalId === letters.body.training_file);
  const copy = await copyFile(world.caller, { itemId: file?.id ?? "" });
  expect((await copyFile(world.caller, { itemId: file?.id ?? "" })).id).toBe(copy.id);
  await copyToTheEnd(copy.id);
  const done = (await items("file")).find(({ id }) => id === file?.id)?.copies[0];
  expect(done).toMatchObject({ status: "done", dataset: { name: "letters" }, versionId: expect.any(String) });
  const version = await getVersion(world.caller, done?.versionId ?? "");
  expect(version.trainCount + version.validationCount + version.testCount).toBe(15);
  expect(version.notes).toContain(letters.body.training_file);
  await copyToTheEnd(copy.id);
  expect(await db.datasetVersion.count({ where: { projectId: world.caller.projectId } })).toBe(1);
});

test("a file that breaks off is asked for again; one that is gone says so and can be tried later", async () => {
  world = await createAccountWorld();
  const { letters } = fill();
  await take();
  const [file] = (await items("file")).filter(({ externalId }) => externalId === letters.body.training_file);
  const { id } = await copyFile(world.caller, { itemId: file?.id ?? "" });
  world.server.fail({ on: /content/, how: "cut" });
  await expect(runFileCopy({ copyId: id }, attempt)).rejects.toMatchObject({ code: "upstream" });
  expect(await db.accountFileCopy.findUnique({ where: { id } })).toMatchObject({ status: "copying" });
  world.server.state.files.delete(letters.body.training_file);
  await runFileCopy({ copyId: id }, attempt);
  expect(await db.accountFileCopy.findUnique({ where: { id } })).toMatchObject({
    status: "failed",
    problem: expect.stringContaining("does not keep it any longer"),
  });
  expect(await db.import.count({ where: { projectId: world.caller.projectId } })).toBe(0);
  world.server.state.files.set(letters.body.training_file, {
    id: letters.body.training_file,
    filename: "letters.jsonl",
    text: JSON.stringify(trainingRows(1)[0]),
    createdAt: 1,
  });
  expect(await copyFile(world.caller, { itemId: file?.id ?? "" })).toMatchObject({ id, status: "copying", problem: null });
});

test("leading one project is not enough to see what all teams keep in an account", async () => {
  world = await createAccountWorld();
  fill();
  await take();
  const [file] = await items("file");
  const [model] = await items("fine_tune");
  const projectLead = { ...(await createCaller("lead")), role: "lead" as const };
  const attempts = [
    () => getAccount(projectLead, world.trainerId),
    () => startReading(projectLead, world.trainerId),
    () => listItems(projectLead, world.trainerId, {}),
    () => adoptModel(projectLead, { itemId: model?.id ?? "", systemPrompt: "" }),
    () => copyFile(projectLead, { itemId: file?.id ?? "" }),
  ];
  for (const one of attempts) await expect(one()).rejects.toMatchObject({ code: "not_found" });
  expect(await listAccounts(projectLead)).toEqual([]);
  await expect(startReading(world.caller, "nobody")).rejects.toMatchObject({ code: "not_found" });
  const elsewhere = await createCaller();
  const dataset = await db.dataset.create({ data: { projectId: elsewhere.projectId, name: "Theirs" } });
  await expect(copyFile(world.caller, { itemId: file?.id ?? "", datasetId: dataset.id })).rejects.toMatchObject({ code: "not_found" });
});
