import { createHash } from "node:crypto";
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type OpenAI from "openai";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
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
const statusSchema = z.object({ status: z.string() });
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

/** Ends the trainer while a run is at work; one that reached its end before, on a busy machine, is followed by another one. */
async function endInTheMiddle(
  signal: "SIGTERM" | "SIGKILL",
  begin: (client: OpenAI, tries: number) => Promise<string>,
  first: OpenAI,
): Promise<string> {
  for (let client = first, tries = 0; ; tries++, client = await start()) {
    const id = await begin(client, tries);
    expect(await trainer?.end(signal)).toBe(signal === "SIGTERM" ? 0 : null);
    const { status } = statusSchema.parse(await storedJob(id));
    if (status === "succeeded" && tries < 10) continue;
    expect(status).toBe("running");
    return id;
  }
}

async function expectOneWholeRun(client: OpenAI, jobId: string, stepCount: number): Promise<void> {
  const { metadata } = await client.fineTuning.jobs.retrieve(jobId);
  const { data } = await client.fineTuning.jobs.list({ metadata: { client_job_id: metadata?.client_job_id ?? "" } });
  expect(data).toMatchObject([{ id: jobId, status: "succeeded", result_files: [expect.any(String)] }]);
  const steps = (await allEvents(client, jobId)).flatMap(({ type, data: metrics }) =>
    type === "metrics" ? [Reflect.get(metrics ?? {}, "step")] : [],
  );
  expect(steps).toEqual(Array.from({ length: stepCount }, (_, index) => index + 1));
  // Two for each run that was begun.
  const runCount = (await client.fineTuning.jobs.list({ limit: 100 })).data.length;
  expect((await client.files.list({ purpose: "fine-tune" })).data).toHaveLength(2 * runCount);
}

test("killed in the middle, a run ends once, with the very model of an undisturbed one", async () => {
  let client = await start();
  const undisturbed = await startRun(client, "undisturbed", 20);
  await jobUntil(client, undisturbed.id, hasSucceeded);

  const killedId = await endInTheMiddle(
    "SIGKILL",
    async (at, tries) => {
      const { id } = await startRun(at, `killed ${tries}`, 20);
      await jobUntil(at, id, (job) => trainedSteps(job) > 60);
      return id;
    },
    client,
  );
  // Messages between threads die with the process: the saved state may be steps ahead of what was logged.
  const log = path.join(dataFolder, "jobs", killedId, "events.jsonl");
  await writeFile(log, (await readFile(log, "utf8")).split("\n").slice(0, 30).join("\n"));
  // What a crash can leave: a line half written, an upload half received, a job folder without a job.
  await appendFile(log, '\n{"sequence":9999,"crea');
  await mkdir(path.join(dataFolder, "uploads", "file-half"), { recursive: true });
  await mkdir(path.join(dataFolder, "jobs", "ftjob-000000000000000000000000"));

  client = await start();
  await jobUntil(client, killedId, hasSucceeded);
  expect((await allEvents(client, killedId)).map(({ message }) => message)).toContain(
    "The trainer was restarted. The job continues where its state was last saved.",
  );
  await expectOneWholeRun(client, killedId, 800);
  expect(await modelHash(killedId)).toBe(await modelHash(undisturbed.id));
  expect(await readdir(path.join(dataFolder, "uploads"))).toEqual([]);
  expect(await readdir(path.join(dataFolder, "jobs"))).not.toContain("ftjob-000000000000000000000000");
});

test("stopped politely, the trainer leaves at once and the job goes on at the next start; a paused one stays paused", async () => {
  let waitingId = "";
  const runningId = await endInTheMiddle(
    "SIGTERM",
    async (at, tries) => {
      const running = await startRun(at, `running ${tries}`, 40);
      // Behind the one at work, and paused before its turn comes.
      waitingId = (await startRun(at, `waiting ${tries}`, 1)).id;
      await jobUntil(at, waitingId, ({ status }) => status !== "validating_files");
      if (isEnded(await at.fineTuning.jobs.retrieve(running.id))) return running.id;
      await at.fineTuning.jobs.pause(waitingId);
      await jobUntil(at, running.id, (job) => trainedSteps(job) > 20);
      return running.id;
    },
    await start(),
  );
  expect(await readdir(dataFolder)).not.toContain("lock.json");
  expect(await storedJob(runningId)).toMatchObject({ finishedAt: null });

  const client = await start();
  await jobUntil(client, runningId, hasSucceeded);
  await expectOneWholeRun(client, runningId, 1600);
  expect(await client.fineTuning.jobs.retrieve(waitingId)).toMatchObject({ status: "queued", hone_paused: true, trained_steps: 0 });
});

const passing = () => path.join(folder, "models", "passing");

/** A run on that model that was at work when the trainer was ended. */
async function leaveOnPassingModel(signal: "SIGTERM" | "SIGKILL"): Promise<string> {
  await makeTinyModel(passing());
  return endInTheMiddle(
    signal,
    async (client) => {
      const file = await upload(client, toJsonl(makeRows(40)));
      const job = await client.fineTuning.jobs.create({
        model: "passing",
        training_file: file.id,
        method: supervised({ ...run, n_epochs: 50 }),
      });
      await jobUntil(client, job.id, (current) => trainedSteps(current) > 2);
      return job.id;
    },
    await start(),
  );
}

test("a job whose base model has gone fails in words when the trainer starts again", async () => {
  const id = await leaveOnPassingModel("SIGKILL");
  await rm(passing(), { recursive: true });
  const failed = await jobUntil(await start(), id, isEnded);
  expect(failed.error).toMatchObject({ code: "model_not_found", message: expect.stringContaining('no model "passing"') });
});

test("a job whose base model was exchanged meanwhile is refused, not continued on the wrong weights", async () => {
  const id = await leaveOnPassingModel("SIGTERM");
  await makeTinyModel(passing(), { seed: 2 });
  const failed = await jobUntil(await start(), id, isEnded);
  expect(failed.error).toMatchObject({ code: "model_unusable", message: expect.stringContaining("other settings, data or base model") });
});

test("a damaged job record stops the start with the file's name instead of losing the job", async () => {
  const damaged = path.join(dataFolder, "jobs", "ftjob-111111111111111111111111");
  await mkdir(damaged, { recursive: true });
  await writeFile(path.join(damaged, "job.json"), "{");
  await expect(start()).rejects.toThrow("ftjob-111111111111111111111111");
});
