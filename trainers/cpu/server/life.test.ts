import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isSpecPresent } from "@/lib/trainers/testing/openai-spec";
import { watchConformance } from "../testing/conformance";
import { makeTinyModel } from "../testing/make-tiny-model";
import { startTrainerProcess, type TrainerProcess } from "../testing/trainer-process";
import { allEvents, hasSucceeded, isEnded, jobUntil, makeRows, quickRun, supervised, toJsonl, upload } from "../testing/training-rows";

let folder = "";
let trainer: TrainerProcess;
let client: OpenAI;
const conformance = watchConformance();

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "hone-trainer-"));
  const modelsFolder = path.join(folder, "models");
  await makeTinyModel(path.join(modelsFolder, "tiny"));
  trainer = await startTrainerProcess({ dataFolder: path.join(folder, "data"), modelsFolder, fetch: conformance.fetch });
  client = trainer.client;
});

afterAll(async () => {
  await trainer.end("SIGTERM");
  await rm(folder, { recursive: true, force: true });
});

const outputFolder = (jobId: string) => path.join(folder, "data", "jobs", jobId, "output");
const ask = (model: string, content = "paint 1?") => ({ model, messages: [{ role: "user" as const, content }], max_tokens: 8 });
/** Tens of thousands of steps: nothing here waits for its end, and on a busy machine it must not come by itself. */
const longRun = { ...quickRun, n_epochs: 50, batch_size: 1 };
const longRows = 1_000;

async function startJob(hyperparameters: Record<string, unknown>, more: Partial<OpenAI.FineTuning.JobCreateParams> = {}) {
  const file = await upload(client, toJsonl(makeRows(hyperparameters === longRun ? longRows : 20)));
  return client.fineTuning.jobs.create({ model: "tiny", training_file: file.id, seed: 7, method: supervised(hyperparameters), ...more });
}

describe("from a file to a model that answers", () => {
  let job: Awaited<ReturnType<typeof startJob>>;

  beforeAll(async () => {
    const validation = await upload(client, toJsonl(makeRows(12)), "validation.jsonl");
    const created = await startJob(quickRun, { validation_file: validation.id, suffix: "colours", metadata: { team: "paint" } });
    expect(["validating_files", "queued", "running"]).toContain(created.status);
    job = await jobUntil(client, created.id, hasSucceeded);
  });

  test("the job tells what it did with what", () => {
    expect(job).toMatchObject({
      model: "tiny",
      seed: 7,
      error: null,
      metadata: { team: "paint" },
      trained_steps: 8,
      total_steps: 8,
      hone_paused: false,
      hyperparameters: { n_epochs: 2, batch_size: 5, learning_rate: 0.01, lora_r: 4, lora_alpha: 8, lora: true },
      fine_tuned_model: `ft:tiny:hone:colours:${job.id.slice(-8)}`,
    });
    expect(job.trained_tokens).toBeGreaterThan(0);
    expect(job.finished_at).toBeGreaterThanOrEqual(job.created_at);
  });

  test("its events hold every step once, in order, with the metrics", async () => {
    const events = await allEvents(client, job.id);
    const metrics = events.filter(({ type }) => type === "metrics").map(({ data }) => data);
    expect(metrics).toMatchObject(Array.from({ length: 8 }, (_, index) => ({ step: index + 1, total_steps: 8 })));
    const [first] = metrics;
    for (const name of ["train_loss", "train_mean_token_accuracy", "learning_rate", "grad_norm", "tokens_per_second"])
      expect(first).toHaveProperty(name, expect.any(Number));
    expect(metrics.at(-1)).toHaveProperty("full_valid_loss", expect.any(Number));
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(events.at(-1)?.message).toContain(job.fine_tuned_model);
  });

  test("events can be followed from the last one seen", async () => {
    const page = (query: object) =>
      client.get<{ data: { id: string }[]; has_more: boolean }>(`/fine_tuning/jobs/${job.id}/events`, { query });
    const first = await page({ order: "asc", limit: 3 });
    const rest = await page({ order: "asc", limit: 1000, after: first.data.at(-1)?.id });
    const all = await allEvents(client, job.id);
    expect(first.has_more).toBe(true);
    expect([...first.data, ...rest.data].map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });

  test("each epoch left a checkpoint, newest first", async () => {
    const { data } = await client.fineTuning.jobs.checkpoints.list(job.id);
    expect(data.map(({ step_number }) => step_number)).toEqual([8, 4]);
    expect(data[0]?.metrics).toMatchObject({ step: 8, train_loss: expect.any(Number), full_valid_loss: expect.any(Number) });
  });

  test("the result file is the protocol's CSV", async () => {
    const [id = ""] = job.result_files;
    const lines = (await (await client.files.content(id)).text()).trim().split("\n");
    expect(lines[0]).toBe("step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy");
    expect(lines).toHaveLength(9);
    expect(lines[8]).toMatch(/^8,[\d.e-]+,[\d.]+,/);
    expect((await client.files.retrieve(id)).purpose).toBe("fine-tune-results");
  });

  test("nothing is kept that only an unfinished job needs", async () => {
    await expect.poll(async () => (await readdir(outputFolder(job.id))).sort()).toEqual(["checkpoint-4", "checkpoint-8"]);
  });

  test("base, checkpoint and fine-tune answer, the same way every time", async () => {
    const { data } = await client.fineTuning.jobs.checkpoints.list(job.id);
    const models = ["tiny", data[1]?.fine_tuned_model_checkpoint ?? "", job.fine_tuned_model ?? ""];
    const answers = await Promise.all([...models, ...models].map((model) => client.chat.completions.create(ask(model))));
    expect(answers.map(({ model }) => model)).toEqual([...models, ...models]);
    const texts = answers.map(({ choices }) => choices[0]?.message.content);
    expect(texts.slice(0, 3)).toEqual(texts.slice(3));
    expect(texts[0]).not.toBe(texts[2]);
    expect(answers[2]?.usage).toMatchObject({
      prompt_tokens: expect.any(Number),
      total_tokens: (answers[2]?.usage?.prompt_tokens ?? 0) + (answers[2]?.usage?.completion_tokens ?? 0),
    });
  });

  test("a streamed answer is the same text in pieces, with its usage", async () => {
    const model = job.fine_tuned_model ?? "";
    const whole = await client.chat.completions.create(ask(model));
    const stream = await client.chat.completions.create({ ...ask(model), stream: true, stream_options: { include_usage: true } });
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? "").join("")).toBe(whole.choices[0]?.message.content);
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe(whole.choices[0]?.finish_reason);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: whole.usage });
  });

  test("sampling follows its seed, and a stop text ends the answer", async () => {
    const sample = async (seed: number) =>
      (await client.chat.completions.create({ ...ask("tiny"), temperature: 1.5, seed })).choices[0]?.message.content;
    const [first, again, other] = await Promise.all([sample(1), sample(1), sample(2)]);
    expect(first).toBe(again);
    expect(first).not.toBe(other);
    const full = (await client.chat.completions.create(ask("tiny"))).choices[0]?.message.content ?? "";
    const stop = full.slice(2, 4);
    const stopped = await client.chat.completions.create({ ...ask("tiny"), stop });
    expect(stopped.choices[0]?.message.content).toBe(full.slice(0, full.indexOf(stop)));
    expect(stopped.choices[0]?.finish_reason).toBe("stop");
  });

  test("the models are listed with what a form needs to know", async () => {
    const { data } = await client.models.list();
    expect(data.map(({ id }) => id)).toEqual(expect.arrayContaining(["hone-base", "tiny", job.fine_tuned_model]));
    expect(await client.models.retrieve("tiny")).toMatchObject({
      kind: "base",
      context_length: 128,
      methods: ["supervised"],
      minimum_examples: 10,
      parameters: expect.any(Number),
      tokens_per_second: expect.any(Number),
      hyperparameters: { lora_r: expect.any(Object) },
    });
    expect(await client.models.retrieve(job.fine_tuned_model ?? "")).toMatchObject({
      kind: "fine_tune",
      parent: "tiny",
      job: job.id,
      training: "lora",
      step: 8,
    });
  });

  test("a deleted fine-tune answers no more, and takes its checkpoints with it", async () => {
    const spare = await jobUntil(client, (await startJob(quickRun)).id, hasSucceeded);
    const model = spare.fine_tuned_model ?? "";
    await client.chat.completions.create(ask(model));
    expect(await client.models.delete(model)).toEqual({ id: model, object: "model", deleted: true });
    await expect(client.chat.completions.create(ask(model))).rejects.toMatchObject({ status: 404, code: "model_not_found" });
    expect(await readdir(path.dirname(outputFolder(spare.id)))).not.toContain("output");
    expect((await client.fineTuning.jobs.checkpoints.list(spare.id)).data).toEqual([]);
  });
});

test("a full fine-tune is a model of its own", async () => {
  const job = await jobUntil(client, (await startJob({ n_epochs: 1, batch_size: 5, learning_rate: 0.001, lora: false })).id, hasSucceeded);
  expect(job.hyperparameters).toMatchObject({ lora: false });
  const { choices } = await client.chat.completions.create(ask(job.fine_tuned_model ?? ""));
  expect(choices[0]?.message.content).toEqual(expect.any(String));
  await client.models.delete(job.fine_tuned_model ?? "");
});

test("the same client job id gives the same job, also for two requests at once", async () => {
  const file = await upload(client, toJsonl(makeRows(10)));
  const body = { model: "tiny", training_file: file.id, method: supervised(quickRun), metadata: { client_job_id: "run-1" } };
  const [first, second] = await Promise.all([client.fineTuning.jobs.create(body), client.fineTuning.jobs.create(body)]);
  const third = await client.fineTuning.jobs.create({ ...body, training_file: "file-gone" });
  expect([second.id, third.id]).toEqual([first.id, first.id]);
  const listed = await client.fineTuning.jobs.list({ metadata: { client_job_id: "run-1" } });
  expect(listed.data.map(({ id }) => id)).toEqual([first.id]);
  expect((await client.fineTuning.jobs.list({ metadata: { client_job_id: "run-2" } })).data).toEqual([]);
  await jobUntil(client, first.id, isEnded);
});

test("jobs are listed newest first, page by page", async () => {
  const whole = (await client.fineTuning.jobs.list({ limit: 100 })).data.map(({ id }) => id);
  const paged: string[] = [];
  for await (const { id } of client.fineTuning.jobs.list({ limit: 1 })) paged.push(id);
  expect(paged).toEqual(whole);
  expect(new Set(paged).size).toBeGreaterThan(2);
});

test("one job trains at a time; the others wait their turn, and a paused one lets them pass", async () => {
  const first = await startJob(longRun);
  const second = await startJob(quickRun);
  await jobUntil(client, first.id, (job) => job.status === "running" && Number(Reflect.get(job, "trained_steps")) > 2);
  expect(await jobUntil(client, second.id, ({ status }) => status === "queued")).toHaveProperty("hone_queue_position", 1);

  expect(await client.fineTuning.jobs.pause(first.id)).toMatchObject({ status: "running", hone_paused: true });
  await jobUntil(client, second.id, hasSucceeded);
  const paused = await client.fineTuning.jobs.retrieve(first.id);
  expect(paused).toMatchObject({ status: "running", hone_paused: true });
  const stepsBefore = Number(Reflect.get(paused, "trained_steps"));

  expect(await client.fineTuning.jobs.resume(first.id)).toMatchObject({ hone_paused: false });
  await jobUntil(client, first.id, (job) => Number(Reflect.get(job, "trained_steps")) > stepsBefore);
  const steps = (await allEvents(client, first.id)).flatMap(({ data, type }) =>
    type === "metrics" ? [Number(Reflect.get(data ?? {}, "step"))] : [],
  );
  expect(steps).toEqual(steps.map((_, index) => index + 1));

  expect((await client.fineTuning.jobs.cancel(first.id)).status).toBe("cancelled");
  expect((await client.fineTuning.jobs.cancel(first.id)).status).toBe("cancelled");
  await expect(client.fineTuning.jobs.resume(first.id)).rejects.toMatchObject({ status: 400, code: "invalid_state" });
  expect(await readdir(outputFolder(first.id)).catch(() => [])).not.toContain("resume");
});

test("a waiting job is cancelled without having started", async () => {
  const first = await startJob(longRun);
  const second = await startJob(quickRun);
  await jobUntil(client, second.id, ({ status }) => status === "queued");
  expect((await client.fineTuning.jobs.cancel(second.id)).status).toBe("cancelled");
  expect((await client.fineTuning.jobs.cancel(first.id)).status).toBe("cancelled");
  expect((await allEvents(client, second.id)).filter(({ type }) => type === "metrics")).toEqual([]);
});

test("files are kept as they came, listed and deleted; one in use is not", async () => {
  const content = toJsonl(makeRows(longRows));
  const file = await upload(client, content, "mine.jsonl");
  expect(file).toMatchObject({ filename: "mine.jsonl", bytes: Buffer.byteLength(content), purpose: "fine-tune" });
  expect(await (await client.files.content(file.id)).text()).toBe(content);
  expect((await client.files.list({ purpose: "fine-tune", limit: 1 })).data).toEqual([file]);
  const job = await client.fineTuning.jobs.create({ model: "tiny", training_file: file.id, method: supervised(longRun) });
  await expect(client.files.delete(file.id)).rejects.toMatchObject({ status: 409, code: "file_in_use" });
  await client.fineTuning.jobs.cancel(job.id);
  expect(await client.files.delete(file.id)).toEqual({ id: file.id, object: "file", deleted: true });
  await expect(client.files.retrieve(file.id)).rejects.toMatchObject({ status: 404, code: "file_not_found" });
});

test.skipIf(process.platform === "win32")("what people train on is readable for the trainer's own user only", async () => {
  const file = await upload(client, toJsonl(makeRows(10)));
  const { mode } = await stat(path.join(folder, "data", "files", file.id, "content"));
  expect(mode & 0o077).toBe(0);
});

test("an estimate tells time, speed and steps before anything starts", async () => {
  const estimate = await client.post<Record<string, unknown> & { seconds: [number, number] }>("/hone/estimate", {
    body: { model: "tiny", examples: 100, tokens: 2000, hyperparameters: { n_epochs: 3, batch_size: 10 } },
  });
  expect(estimate).toMatchObject({ steps: 30, tokens: 2000, tokens_per_second: expect.any(Number), hyperparameters: { n_epochs: 3 } });
  expect(estimate.seconds[0]).toBeGreaterThan(0);
  expect(estimate.seconds[1]).toBeGreaterThanOrEqual(estimate.seconds[0]);
});

test("rows can be inspected before they are uploaded", async () => {
  const examples = [
    ...makeRows(10),
    { messages: [] },
    ...makeRows(1).map(({ messages }) => ({ messages: messages.map((message) => ({ ...message, content: message.content.repeat(60) })) })),
  ];
  const report = await client.post<{ examples: number; tokens: number; histogram: { rows: number }[]; problems: object[] }>(
    "/hone/inspect",
    { body: { model: "tiny", examples } },
  );
  expect(report).toMatchObject({ examples: 11, context_length: 128, problem_count: 2 });
  expect(report.problems).toMatchObject([
    { row: 11, problem: "invalid" },
    { row: 12, problem: "too_long" },
  ]);
  expect(report.histogram.reduce((sum, bar) => sum + bar.rows, 0)).toBe(11);
});

test.skipIf(!isSpecPresent)("every answer was valid against OpenAI's specification (needs it beside the repository)", async () => {
  await conformance.settled();
  expect(conformance.violations).toEqual([]);
  for (const schema of [
    "FineTuningJob",
    "ListFineTuningJobEventsResponse",
    "ListFineTuningJobCheckpointsResponse",
    "ListModelsResponse",
    "CreateChatCompletionResponse",
    "CreateChatCompletionStreamResponse",
    "ErrorResponse",
    "OpenAIFile",
    "ListFilesResponse",
  ]) {
    expect(conformance.checked.get(schema), schema).toBeGreaterThan(0);
  }
});
