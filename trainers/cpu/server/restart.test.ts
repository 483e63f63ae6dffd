import { createHash } from "node:crypto";
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type OpenAI from "openai";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { makeTinyModel } from "../testing/make-tiny-model";
import { startTrainerProcess, type TrainerProcess } from "../testing/trainer-process";
import { allEvents, hasSucceeded, isEnded, jobUntil, makeRows, supervised, toJsonl, upload } from "../testing/training-rows";

let folder = "";
let dataFolder = "";
let trainer: TrainerProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "hone-restart-"));
  await makeTinyModel(path.join(folder, "models", "tiny"));
});
beforeEach(async () => {
  dataFolder = await mkdtemp(path.join(folder, "data-"));
});
afterEach(() => trainer?.end("SIGKILL"));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function start(): Promise<OpenAI> {
  trainer = await startTrainerProcess({ dataFolder, modelsFolder: path.join(folder, "models") });
  return trainer.client;
}

const run = { lora: true, batch_size: 1, learning_rate: 0.01, lora_r: 4, lora_alpha: 8 };
const trainedSteps = (job: object) => Number(Reflect.get(job, "trained_steps"));

async function startRun(client: OpenAI, key: string, epochs: number) {
  const file = await upload(client, toJsonl(makeRows(40)));
  const validation = await upload(client, toJsonl(makeRows(10)));
  return client.fineTuning.jobs.create({
    model: "tiny",
    training_file: file.id,
    validation_file: validation.id,
    seed: 11,
    method: supervised({ ...run, n_epochs: epochs }),
    metadata: { client_job_id: key },
  });
}

const storedJob = async (jobId: string): Promise<unknown> =>
  JSON.parse(await readFile(path.join(dataFolder, "jobs", jobId, "job.json"), "utf8"));

async function modelHash(jobId: string): Promise<string> {
  const output = path.join(dataFolder, "jobs", jobId, "output");
  const last = (await readdir(output)).sort((left, right) => Number(left.split("-")[1]) - Number(right.split("-")[1])).at(-1) ?? "";
  return createHash("sha256")
    .update(await readFile(path.join(output, last, "adapter_model.safetensors")))
    .digest("hex");
}

async function expectOneWholeRun(client: OpenAI, jobId: string, key: string, stepCount: number): Promise<void> {
  const { data } = await client.fineTuning.jobs.list({ metadata: { client_job_id: key } });
  expect(data).toMatchObject([{ id: jobId, status: "succeeded", result_files: [expect.any(String)] }]);
  const steps = (await allEvents(client, jobId)).flatMap(({ type, data: metrics }) =>
    type === "metrics" ? [Reflect.get(metrics ?? {}, "step")] : [],
  );
  expect(steps).toEqual(Array.from({ length: stepCount }, (_, index) => index + 1));
  expect((await client.files.list({ purpose: "fine-tune" })).data).toHaveLength(4);
}

test("killed in the middle, a run ends once, with the very model of an undisturbed one", async () => {
  let client = await start();
  const undisturbed = await startRun(client, "undisturbed", 20);
  await jobUntil(client, undisturbed.id, hasSucceeded);

  const killed = await startRun(client, "killed", 20);
  await jobUntil(client, killed.id, (job) => trainedSteps(job) > 60);
  await trainer?.end("SIGKILL");
  expect(await storedJob(killed.id)).toMatchObject({ status: "running" });
  // Messages between threads die with the process: the saved state may be steps ahead of what was logged.
  const log = path.join(dataFolder, "jobs", killed.id, "events.jsonl");
  await writeFile(log, (await readFile(log, "utf8")).split("\n").slice(0, 30).join("\n"));
  // What a crash can leave: a line half written, an upload half received, a job folder without a job.
  await appendFile(log, '\n{"sequence":9999,"crea');
  await mkdir(path.join(dataFolder, "uploads", "file-half"), { recursive: true });
  await mkdir(path.join(dataFolder, "jobs", "ftjob-000000000000000000000000"));

  client = await start();
  await jobUntil(client, killed.id, hasSucceeded);
  expect((await allEvents(client, killed.id)).map(({ message }) => message)).toContain(
    "The trainer was restarted. The job continues where its state was last saved.",
  );
  await expectOneWholeRun(client, killed.id, "killed", 800);
  expect(await modelHash(killed.id)).toBe(await modelHash(undisturbed.id));
  expect(await readdir(path.join(dataFolder, "uploads"))).toEqual([]);
  expect(await readdir(path.join(dataFolder, "jobs"))).not.toContain("ftjob-000000000000000000000000");
}, 60_000);

test("stopped politely, the trainer leaves at once and the job goes on at the next start; a paused one stays paused", async () => {
  let client = await start();
  const running = await startRun(client, "running", 40);
  await jobUntil(client, running.id, (job) => trainedSteps(job) > 20);
  const waiting = await startRun(client, "waiting", 1);
  await jobUntil(client, waiting.id, ({ status }) => status === "queued");
  await client.fineTuning.jobs.pause(waiting.id);
  expect(await trainer?.end("SIGTERM")).toBe(0);
  expect(await readdir(dataFolder)).not.toContain("lock.json");
  expect(await storedJob(running.id)).toMatchObject({ status: "running", finishedAt: null });

  client = await start();
  await jobUntil(client, running.id, hasSucceeded);
  await expectOneWholeRun(client, running.id, "running", 1600);
  expect(await client.fineTuning.jobs.retrieve(waiting.id)).toMatchObject({ status: "queued", hone_paused: true, trained_steps: 0 });
}, 60_000);

const passing = () => path.join(folder, "models", "passing");

async function startOnPassingModel(): Promise<string> {
  await makeTinyModel(passing());
  const client = await start();
  const file = await upload(client, toJsonl(makeRows(40)));
  const job = await client.fineTuning.jobs.create({
    model: "passing",
    training_file: file.id,
    method: supervised({ ...run, n_epochs: 50 }),
  });
  await jobUntil(client, job.id, (current) => trainedSteps(current) > 2);
  return job.id;
}

test("a job whose base model has gone fails in words when the trainer starts again", async () => {
  const id = await startOnPassingModel();
  await trainer?.end("SIGKILL");
  await rm(passing(), { recursive: true });
  const failed = await jobUntil(await start(), id, isEnded);
  expect(failed.error).toMatchObject({ code: "model_not_found", message: expect.stringContaining('no model "passing"') });
}, 60_000);

test("a job whose base model was exchanged meanwhile is refused, not continued on the wrong weights", async () => {
  const id = await startOnPassingModel();
  await trainer?.end("SIGTERM");
  await makeTinyModel(passing(), { seed: 2 });
  const failed = await jobUntil(await start(), id, isEnded);
  expect(failed.error).toMatchObject({ code: "model_unusable", message: expect.stringContaining("other settings, data or base model") });
}, 60_000);

test("a damaged job record stops the start with the file's name instead of losing the job", async () => {
  const damaged = path.join(dataFolder, "jobs", "ftjob-111111111111111111111111");
  await mkdir(damaged, { recursive: true });
  await writeFile(path.join(damaged, "job.json"), "{");
  await expect(start()).rejects.toThrow("ftjob-111111111111111111111111");
});
