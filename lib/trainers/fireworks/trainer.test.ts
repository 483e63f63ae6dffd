import { afterEach, beforeEach, expect, test } from "vitest";
import { createClient } from "../openai-protocol/create-client";
import { hyperparametersSchema } from "../schemas";
import { type ConformanceServer, startConformanceServer } from "../testing/conformance-server";
import { createFireworksTrainer } from "./trainer";
import { uploadDataset } from "./upload-dataset";

let server: ConformanceServer;
beforeEach(async () => {
  server = await startConformanceServer("fireworks");
});
afterEach(() => server.close());

const connect = (accountId = "acme") =>
  createFireworksTrainer({
    ...{ id: "t", baseURL: server.url, apiKey: server.key, accountId, name: "Fireworks", whenDown: "Wait." },
    patienceMs: 1,
  });

async function* rows(count = 5) {
  const messages = [
    { role: "user", content: "Where?" },
    { role: "assistant", content: "Here." },
  ];
  for (let index = 0; index < count; index++) yield JSON.stringify({ messages });
}

const upload = ({ runId = "run1", mostDirectBytes }: { runId?: string; mostDirectBytes?: number } = {}) => {
  const client = createClient({ profile: { keyHeader: "authorization" }, baseURL: `${server.url}/v1`, apiKey: server.key });
  const target = { client, accountId: "acme", patienceMs: 1, ...(mostDirectBytes ? { mostDirectBytes } : {}) };
  return uploadDataset(target, "hone-abc-train.jsonl", rows(), runId);
};

async function launch({ trainingFileId, ...change }: { trainingFileId?: string; objective?: "dpo"; baseModel?: string } = {}) {
  const base = { runId: "run1", baseModel: "accounts/fireworks/models/qwen3-8b", method: "lora" as const, objective: "sft" as const };
  const hyperparameters = hyperparametersSchema.parse({ epochs: 2 });
  const more = { hyperparameters, systemPrompt: "", seed: 1, suffix: "run-1", validationFileId: null };
  return connect().launch({ ...base, ...more, ...change, trainingFileId: trainingFileId ?? (await upload()) });
}

test("of all pages of models those that can be tuned are left, each with its last day", async () => {
  const models = await connect().listBaseModels();
  expect(models).toMatchObject([
    {
      id: "accounts/fireworks/models/qwen3-8b",
      label: "Qwen3 8B",
      contextLength: 32_768,
      parameterCount: 8_190_735_360,
      retiresOn: "2027-06-01",
    },
  ]);
  await expect(connect("somebody").listBaseModels()).rejects.toMatchObject({ kind: "your_account" });
});

const sent = () => server.asked.filter((name) => /:upload$/.test(name)).length;
const rowsAt = (name: string) => server.state.files.get(name)?.text.split("\n");

test("rows are sent once, waited for, and sent again where a crash left them half sent", async () => {
  expect(await upload()).toBe("accounts/acme/datasets/hone-abc-train-run1");
  await upload();
  expect(sent()).toBe(1);
  server.state.files.clear();
  server.fail({ on: /:upload$/, how: "cut" });
  await expect(upload()).rejects.toThrow();
  expect(await upload()).toBe("accounts/acme/datasets/hone-abc-train-run1");
  expect(rowsAt("hone-abc-train-run1")).toHaveLength(6);
});

test("what was sent whole is waited for, however long Fireworks reads it, and not sent again", async () => {
  server.state.looksUntilRead = 100;
  for (let attempt = 0; attempt < 20; attempt++)
    await expect(launch(attempt === 0 ? {} : { trainingFileId: "accounts/acme/datasets/hone-abc-train-run1" })).rejects.toMatchObject({
      code: "upstream",
      isAtWork: true,
    });
  server.state.looksUntilRead = 1;
  expect(await launch({ trainingFileId: "accounts/acme/datasets/hone-abc-train-run1" })).toMatchObject({ state: "queued" });
  expect(sent()).toBe(1);
});

test("two runs on the same rows never send into one dataset", async () => {
  expect(await Promise.all([upload(), upload({ runId: "run2" })])).toEqual([
    "accounts/acme/datasets/hone-abc-train-run1",
    "accounts/acme/datasets/hone-abc-train-run2",
  ]);
  for (const name of ["hone-abc-train-run1", "hone-abc-train-run2"]) expect(rowsAt(name)).toHaveLength(6);
});

test("rows that a killed try had sent whole, and that are taken no second time, are used", async () => {
  server.state.looksUntilRead = 4;
  await upload();
  server.fail({ on: /:upload$/, how: { status: 400, message: "The dataset is not waiting for rows." } });
  expect(await upload()).toBe("accounts/acme/datasets/hone-abc-train-run1");
  server.state.looksUntilRead = 100;
  await upload({ runId: "run2" });
  server.fail({ on: /:upload$/, how: { status: 400, message: "The dataset is not waiting for rows." } });
  await expect(upload({ runId: "run2" })).rejects.toMatchObject({ code: "upstream", isAtWork: false });
});

test("rows that Fireworks cannot read stop the run with its words", async () => {
  server.state.datasetStatus = { code: "INVALID_ARGUMENT", message: "Line 3 is not JSON." };
  await expect(launch()).rejects.toMatchObject({ code: "invalid", kind: "your_data", problem: expect.stringContaining("Line 3") });
});

test("a large file goes to its own address, and our key does not", async () => {
  expect(await upload({ mostDirectBytes: 10 })).toBe("accounts/acme/datasets/hone-abc-train-run1");
  expect(server.asked.some((name) => name.startsWith("PUT /signed/datasets/"))).toBe(true);
  expect(rowsAt("hone-abc-train-run1")).toHaveLength(6);
});

test("a launch that is there already is the one that is meant", async () => {
  const first = await launch();
  expect(await launch()).toMatchObject({ id: first.id });
  expect(await connect().findJob("run1")).toMatchObject({ id: "supervisedFineTuningJobs/hone-run1", rawState: "JOB_STATE_VALIDATING" });
  expect(await connect().findJob("run2")).toBeNull();
});

test("a job of preferences is found, followed and cancelled where it stands", async () => {
  const { id } = await launch({ objective: "dpo" });
  expect(id).toBe("dpoJobs/hone-run1");
  expect(await connect().findJob("run1")).toMatchObject({ id });
  await connect().cancel(id);
  expect((await connect().readNews(id, null)).job).toMatchObject({ state: "cancelled" });
  await connect().cancel(id);
});

test("its figures come from the address it signs, also while the last line grows; percent become steps", async () => {
  const { id } = await launch();
  expect((await connect().readNews(id, null)).metrics).toEqual([]);
  for (let step = 0; step < 4; step++) server.state.advance(server.onlyJob());
  const news = await connect().readNews(id, null);
  expect(news.metrics).toMatchObject([
    { step: 1, trainLoss: 2 },
    { step: 2, trainLoss: 1 },
  ]);
  expect(news.job).toMatchObject({ step: 2, totalSteps: 4, state: "running" });
  expect(news.events).toMatchObject([{ id: "state:RUNNING", message: "The training runs." }]);
});

test("a refusal is read although it is no `error`, and a failed job says whose turn it is", async () => {
  await expect(launch({ baseModel: "accounts/fireworks/models/gone" })).rejects.toMatchObject({
    code: "invalid",
    problem: expect.stringContaining("cannot be tuned"),
  });
  const { id } = await launch();
  const file = server.state.files.get("hone-abc-train-run1");
  if (file) file.text = "{}\n{}\n{}\n";
  server.state.advance(server.onlyJob());
  const { job, events } = await connect().readNews(id, null);
  expect(job.error).toMatchObject({ kind: "your_data", message: expect.stringContaining("Line 1") });
  expect(events[0]).toMatchObject({ level: "error", message: expect.stringContaining("Line 1") });
});
