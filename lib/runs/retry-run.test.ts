import "@/lib/testing/clone-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { createProviderWorld, type ProviderWorld } from "@/lib/testing/provider-world";
import { runJobKey } from "./enqueue-run-job";
import { failRun } from "./fail-run";
import { getRun } from "./get-run";
import { moveRun } from "./move-run";
import { restartRun } from "./restart-run";
import { retryRun } from "./retry-run";

let world: ProviderWorld;
beforeAll(async () => {
  world = await createProviderWorld("openai");
});
afterAll(() => world.server.close());

const waits = async (name: "runs.submit" | "runs.poll" | "runs.finalize", runId: string) =>
  (await db.$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where key = ${runJobKey(name, runId)}`).length;
const failure = { kind: "hone", message: "It stopped.", action: "Try again.", raw: { code: 1 } } as const;

test("a run that was never launched goes on with the files that are there already, and is launched once", async () => {
  const { server, caller, create, submit, look } = world;
  const run = await create();
  server.fail({ on: /^POST .*\/jobs$/, how: { status: 400, message: "Not today." } });
  await submit(run.id);
  expect(await getRun(caller, run.id)).toMatchObject({
    status: "failed",
    retry: "send",
    failure: { message: expect.stringContaining("Not today.") },
  });
  const uploads = server.asked.filter((name) => name.startsWith("POST") && name.endsWith("/files")).length;

  expect(await retryRun(caller, run.id)).toMatchObject({ status: "uploading", failure: null, retry: null });
  expect(await waits("runs.submit", run.id)).toBe(1);
  await expect(retryRun(caller, run.id)).rejects.toMatchObject({ code: "conflict" });
  await submit(run.id);
  expect(server.asked.filter((name) => name.startsWith("POST") && name.endsWith("/files"))).toHaveLength(uploads);
  expect((await look(run.id)).trainerJobId).toBe(server.onlyJob().id);
  const events = await db.runEvent.findMany({ where: { runId: run.id, trainerEventId: null }, orderBy: { position: "asc" } });
  expect(events.map(({ message }) => message).slice(-2)).toEqual([
    expect.stringContaining("Tried again"),
    expect.stringContaining("Handed to"),
  ]);
});

test("a run that was never launched waits for a budget that was spent meanwhile", async () => {
  const { caller, create } = world;
  const run = await create();
  await failRun(run.id, failure);
  await db.project.update({ where: { id: caller.projectId }, data: { budgetUsd: 0 } });
  await expect(retryRun(caller, run.id)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("budget") });
  await db.project.update({ where: { id: caller.projectId }, data: { budgetUsd: null } });
  expect(await retryRun(caller, run.id)).toMatchObject({ status: "preflight" });
});

test("a run whose last step failed takes that step again", async () => {
  const { caller, create } = world;
  const run = await create();
  await db.run.update({ where: { id: run.id }, data: { status: "finalizing", trainerJobId: "ftjob-1", fineTunedModel: "ft:model" } });
  await failRun(run.id, failure);
  expect(await getRun(caller, run.id)).toMatchObject({ status: "failed", retry: "finish" });
  expect(await retryRun(caller, run.id)).toMatchObject({ status: "finalizing", failure: null });
  expect(await waits("runs.finalize", run.id)).toBe(1);
});

test("a run that was lost is looked for again, and goes on if its job is there", async () => {
  const { server, caller, create, submit, look } = world;
  const run = await create();
  await submit(run.id);
  const job = [...server.state.jobs.values()].find(({ body }) => body.metadata?.client_job_id === run.id);
  if (!job) throw new Error("The job was not launched.");
  server.state.jobs.delete(job.id);
  expect(await look(run.id)).toMatchObject({ status: "lost", retry: "look" });
  server.state.jobs.set(job.id, job);
  await retryRun(caller, run.id);
  expect(await look(run.id)).toMatchObject({ status: "queued", trainerJobId: job.id });
});

test("news that comes late does not wake a run that has ended", async () => {
  const run = await world.create();
  await failRun(run.id, failure);
  for (const to of ["uploading", "finalizing", "submitted"] as const)
    await expect(moveRun(db, run.id, to)).rejects.toMatchObject({ code: "conflict" });
});

test("a run whose training failed is started over as a new run, and each shows the other", async () => {
  const { caller, create } = world;
  const run = await create({ seed: 7, systemPrompt: "Be brief.", hyperparameters: { epochs: 3 } });
  await expect(restartRun(caller, run.id)).rejects.toMatchObject({ code: "conflict" });
  await db.run.update({ where: { id: run.id }, data: { status: "running", trainerJobId: "ftjob-1" } });
  await failRun(run.id, failure);
  await expect(retryRun(caller, run.id)).rejects.toMatchObject({ code: "conflict" });
  const next = await restartRun(caller, run.id);
  expect(next).toMatchObject({ seed: 7, systemPrompt: "Be brief.", restartOf: { number: run.number }, hyperparameters: { epochs: 3 } });
  expect(await getRun(caller, run.id)).toMatchObject({ restarts: [{ id: next.id, number: next.number }] });
});

test("a stranger can neither try again nor start over", async () => {
  const run = await world.create();
  const stranger = await createCaller();
  for (const act of [retryRun, restartRun]) await expect(act(stranger, run.id)).rejects.toMatchObject({ code: "not_found" });
});
