import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import type OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeTinyModel } from "../testing/make-tiny-model";
import { apiKey, startTrainerProcess, startupRefusal, type TrainerProcess } from "../testing/trainer-process";
import { isEnded, jobUntil, makeRows, quickRun, row, supervised, toJsonl, upload } from "../testing/training-rows";

let folder = "";
let trainer: TrainerProcess;
let client: OpenAI;
let goodFile = "";

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "hone-trainer-"));
  const modelsFolder = path.join(folder, "models");
  await makeTinyModel(path.join(modelsFolder, "tiny"));
  await mkdir(path.join(modelsFolder, "broken"));
  await writeFile(path.join(modelsFolder, "broken", "config.json"), JSON.stringify({ model_type: "bert" }));
  trainer = await startTrainerProcess({
    dataFolder: path.join(folder, "data"),
    modelsFolder,
    environment: { HONE_TRAINER_MAX_FILE_MB: "1", HONE_TRAINER_MEMORY_MB: "128" },
  });
  client = trainer.client;
  goodFile = (await upload(client, toJsonl(makeRows(20)))).id;
});

afterAll(async () => {
  await trainer.end("SIGTERM");
  await rm(folder, { recursive: true, force: true });
});

const create = (more: Record<string, unknown>) =>
  client.post("/fine_tuning/jobs", { body: { model: "tiny", training_file: goodFile, ...more } });
const failedJob = async (content: string | Buffer, more: Record<string, unknown> = {}) => {
  const file = await upload(client, content);
  const job = await client.fineTuning.jobs.create({ model: "tiny", training_file: file.id, method: supervised(quickRun), ...more });
  const ended = await jobUntil(client, job.id, isEnded);
  expect(ended.status).toBe("failed");
  expect(await readdir(path.join(folder, "data", "jobs", job.id))).toEqual(["events.jsonl", "job.json"]);
  return ended.error;
};

describe("the key", () => {
  test.each(["/v1/models", "/v1/files", "/v1/fine_tuning/jobs", "/v1/nowhere"])("%s wants it", async (route) => {
    const headers: Record<string, string>[] = [
      {},
      { authorization: `Bearer ${apiKey}x` },
      { authorization: apiKey },
      { authorization: "Bearer " },
    ];
    for (const attempt of headers) {
      const response = await fetch(`${trainer.url}${route}`, { headers: attempt });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ error: { code: "invalid_api_key", type: "invalid_request_error" } });
    }
  });

  test("health needs none and tells nothing secret", async () => {
    const response = await fetch(`${trainer.url}/health`);
    expect(await response.json()).toEqual({
      status: "ok",
      version: expect.any(String),
      queue_length: 0,
      running_job: null,
      paused_jobs: 0,
    });
  });
});

describe("files", () => {
  test("an empty file is refused", () => expect(upload(client, "")).rejects.toMatchObject({ status: 400, code: "empty_file" }));

  test("a file over the limit is refused in words, and leaves nothing behind", async () => {
    const before = (await client.files.list()).data.length;
    await expect(upload(client, "x".repeat(1024 * 1024 + 1))).rejects.toMatchObject({
      status: 413,
      code: "file_too_large",
      message: expect.stringContaining("1 MB"),
    });
    expect((await client.files.list()).data).toHaveLength(before);
    expect(await readdir(path.join(folder, "data", "uploads"))).toEqual([]);
  });

  test("a file of exactly the limit is taken", async () => {
    const file = await upload(client, "x".repeat(1024 * 1024));
    expect(file.bytes).toBe(1024 * 1024);
    await client.files.delete(file.id);
  });

  test("another purpose is refused, and leaves nothing behind", async () => {
    const attempt = client.files.create({ file: new File(["x"], "x.jsonl"), purpose: "batch" });
    await expect(attempt).rejects.toMatchObject({ status: 400, param: "purpose" });
    expect(await readdir(path.join(folder, "data", "uploads"))).toEqual([]);
  });

  test("an upload that breaks off leaves nothing behind", async () => {
    const before = (await client.files.list()).data.length;
    const request = http.request(`${trainer.url}/v1/files`, {
      method: "POST",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "multipart/form-data; boundary=b", "content-length": 1000 },
    });
    request.on("error", () => undefined);
    request.write('--b\r\ncontent-disposition: form-data; name="file"; filename="a.jsonl"\r\n\r\nhalf');
    await expect.poll(() => readdir(path.join(folder, "data", "uploads"))).toHaveLength(1);
    request.destroy();
    await expect.poll(() => readdir(path.join(folder, "data", "uploads"))).toEqual([]);
    expect((await client.files.list()).data).toHaveLength(before);
  });

  test("ids that walk out of the folder find nothing", async () => {
    for (const id of ["..%2F..%2Flock.json", "file-..%2F..%2F..%2F..%2Fetc%2Fpass", "%2Fetc%2Fpasswd"]) {
      const response = await fetch(`${trainer.url}/v1/files/${id}/content`, { headers: { authorization: `Bearer ${apiKey}` } });
      expect(response.status).toBe(404);
    }
  });
});

describe("a job is refused before it exists", () => {
  test.each<[string, Record<string, unknown>, number, string, string]>([
    ["an unknown model, naming those that exist", { model: "gpt-9" }, 404, "model", "hone-base, tiny"],
    ["a model folder that cannot be used, saying why", { model: "broken" }, 400, "model", "bert"],
    ["an unknown file", { training_file: "file-unknown" }, 404, "training_file", "file-unknown"],
    ["an unknown validation file", { validation_file: "file-unknown" }, 404, "validation_file", "file-unknown"],
    ["rank 0", { method: supervised({ lora_r: 0 }) }, 400, "lora_r", "lora_r"],
    ["negative epochs", { method: supervised({ n_epochs: -1 }) }, 400, "n_epochs", "n_epochs"],
    ["half an epoch", { method: supervised({ n_epochs: 0.5 }) }, 400, "n_epochs", "n_epochs"],
    ["a learning rate of 0", { method: supervised({ learning_rate: 0 }) }, 400, "learning_rate", "learning_rate"],
    ["a context longer than the model's", { method: supervised({ context_length: 4096 }) }, 400, "context_length", "128"],
    ["a misspelt hyperparameter", { method: supervised({ lora_rank: 8 }) }, 400, "lora_rank", "lora_rank"],
    ["a module the model does not have", { method: supervised({ target_modules: ["nope"] }) }, 400, "target_modules", "nope"],
    ["an unknown field", { trainning_file: "x" }, 400, "trainning_file", "trainning_file"],
    ["a missing model", { model: undefined }, 400, "model", "is required"],
    ["preference training", { method: { type: "dpo" } }, 400, "method", "supervised"],
    ["integrations", { integrations: [{ type: "wandb" }] }, 400, "integrations", "integrations"],
    ["a suffix with a colon", { suffix: "a:b" }, 400, "suffix", "letters"],
    ["too long metadata", { metadata: { key: "x".repeat(513) } }, 400, "metadata.key", "512"],
    ["a negative seed", { seed: -1 }, 400, "seed", "seed"],
  ])("%s", async (_, more, status, param, words) => {
    const before = (await client.fineTuning.jobs.list()).data.length;
    await expect(create(more)).rejects.toMatchObject({ status, param, message: expect.stringContaining(words) });
    expect((await client.fineTuning.jobs.list()).data).toHaveLength(before);
  });

  test("an unknown job", () =>
    expect(client.fineTuning.jobs.retrieve("ftjob-unknown")).rejects.toMatchObject({ status: 404, code: "job_not_found" }));
  test("a body that is no JSON", async () => {
    const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
    const response = await fetch(`${trainer.url}/v1/fine_tuning/jobs`, { method: "POST", headers, body: "{" });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error" } });
  });
});

describe("a job fails before it starts, naming the rows", () => {
  test("broken JSON", async () => {
    const rows = toJsonl(makeRows(20)).split("\n");
    rows[4] = "{oops";
    expect(await failedJob(rows.join("\n"))).toMatchObject({
      code: "invalid_file",
      param: "training_file",
      message: expect.stringContaining("Row 5: is not valid JSON"),
    });
  });

  test("an answer longer than the context", async () => {
    const rows = [...makeRows(11), row("long?", "x".repeat(300)), ...makeRows(3), row("long?", "y".repeat(300))];
    // A row number is a line number, the blank line included.
    const error = await failedJob(`\n${toJsonl(rows)}`);
    expect(error).toMatchObject({ code: "example_too_long", param: "training_file" });
    expect(error?.message).toMatch(/^2 rows of the training file cannot be used\. Row 13: .*Row 17: /);
  });

  test("nothing to learn", async () => {
    const silent = {
      messages: [
        { role: "user", content: "q" },
        { role: "assistant", content: "a", weight: 0 },
      ],
    };
    expect(await failedJob(toJsonl([...makeRows(10), silent]))).toMatchObject({
      code: "nothing_to_learn",
      message: expect.stringContaining("Row 11"),
    });
  });

  test("fewer rows than the minimum", async () => {
    expect(await failedJob(toJsonl(makeRows(1)))).toMatchObject({
      code: "too_few_examples",
      message: expect.stringContaining("at least 10"),
    });
  });

  test("only blank lines", async () =>
    expect(await failedJob("\n\n")).toMatchObject({ code: "invalid_file", message: expect.stringContaining("no rows") }));

  test("a bad validation file, by its own name", async () => {
    const validation = await upload(client, "[]\n");
    expect(await failedJob(toJsonl(makeRows(10)), { validation_file: validation.id })).toMatchObject({
      code: "invalid_file",
      param: "validation_file",
    });
  });
});

test("a run that needs more memory than allowed fails before it starts, with both figures", async () => {
  const file = await upload(client, toJsonl(makeRows(20)));
  const job = await client.fineTuning.jobs.create({
    model: "hone-base",
    training_file: file.id,
    method: supervised({ batch_size: 256, n_epochs: 1 }),
  });
  const ended = await jobUntil(client, job.id, isEnded);
  expect(ended).toMatchObject({
    status: "failed",
    trained_steps: 0,
    error: { code: "memory_limit", message: expect.stringContaining("128 MB") },
  });
});

test("training that diverges ends in words, not in a model", async () => {
  const file = await upload(client, toJsonl(makeRows(20)));
  const job = await client.fineTuning.jobs.create({
    model: "tiny",
    training_file: file.id,
    seed: 1,
    // A rate that falls lets some runs recover.
    method: supervised({
      lora: false,
      n_epochs: 50,
      batch_size: 1,
      learning_rate: 1,
      lr_scheduler: "constant",
      warmup_ratio: 0,
      max_grad_norm: 0,
    }),
  });
  const ended = await jobUntil(client, job.id, isEnded);
  expect(ended).toMatchObject({ status: "failed", fine_tuned_model: null, error: { code: "diverged" } });
});

describe("chat", () => {
  const messages = [{ role: "user" as const, content: "hi" }];
  test.each<[string, Record<string, unknown>, number, string]>([
    ["an unknown model", { model: "ft:tiny:hone:x:aaaaaaaa" }, 404, "model"],
    ["no messages", { messages: [] }, 400, "messages"],
    ["a prompt longer than the context", { messages: [{ role: "user", content: "x".repeat(500) }] }, 400, "messages"],
    ["two answers at once", { n: 2 }, 400, "n"],
    ["log probabilities", { logprobs: true }, 400, "logprobs"],
    ["a response format", { response_format: { type: "json_object" } }, 400, "response_format"],
    ["a temperature of 3", { temperature: 3 }, 400, "temperature"],
  ])("%s is refused", async (_, more, status, param) => {
    await expect(client.post("/chat/completions", { body: { model: "tiny", messages, ...more } })).rejects.toMatchObject({ status, param });
  });

  test("an error in a stream reaches the caller", async () => {
    const attempt = async () => {
      const stream = await client.chat.completions.create({
        model: "tiny",
        messages: [{ role: "user", content: "x".repeat(500) }],
        stream: true,
      });
      for await (const _ of stream);
    };
    await expect(attempt()).rejects.toThrow("reads at most 127");
  });
});

test("a base model is not deleted through the protocol", () =>
  expect(client.models.delete("tiny")).rejects.toMatchObject({ status: 400, code: "invalid_state" }));

test("a folder that cannot be used is listed with the reason", async () => {
  expect(await client.models.retrieve("broken")).toMatchObject({ methods: [], problem: expect.stringContaining("bert") });
});

describe("the process refuses to start", () => {
  test("without its settings, naming them", async () => {
    const { code, message } = await startupRefusal({ HONE_TRAINER_DATA_DIR: "", HONE_TRAINER_API_KEY: "" });
    expect(code).toBe(1);
    expect(message).toMatch(/HONE_TRAINER_DATA_DIR is required[\s\S]*HONE_TRAINER_API_KEY is required/);
  });

  test("on a data folder in use", async () => {
    const { code, message } = await startupRefusal({
      HONE_TRAINER_DATA_DIR: path.join(folder, "data"),
      HONE_TRAINER_API_KEY: apiKey,
      HONE_TRAINER_PORT: "0",
    });
    expect(code).toBe(1);
    expect(message).toContain("in use by another trainer");
  });

  test("on a port in use", async () => {
    const { code, message } = await startupRefusal({
      HONE_TRAINER_DATA_DIR: path.join(folder, "other"),
      HONE_TRAINER_API_KEY: apiKey,
      HONE_TRAINER_PORT: new URL(trainer.url).port,
    });
    expect(code).toBe(1);
    expect(message).toContain("port is in use");
  });
});
