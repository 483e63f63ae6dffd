import { afterAll, beforeAll, expect, test } from "vitest";
import { hyperparametersSchema } from "../schemas";
import { type ConformanceServer, startConformanceServer } from "../testing/conformance-server";
import { createRequestCheck, type SentRequest } from "../testing/openai-requests";
import { isSpecPresent } from "../testing/openai-spec";
import type { Launch, Trainer } from "../trainer";
import { profiles } from "./profiles";
import { createOpenAITrainer } from "./trainer";

const needsSpec = "(needs OpenAI's specification beside the repository)";
const model = "gpt-4.1-nano-2025-04-14";
const sent: SentRequest[] = [];
let server: ConformanceServer;
let trainer: Trainer;

beforeAll(async () => {
  server = await startConformanceServer("openai", {
    advancesOnLook: true,
    onRequest: ({ method = "", url = "", headers }, body) =>
      void sent.push({ method, path: url.replace(/^\/v1/, ""), contentType: headers["content-type"], body }),
  });
  const connection = { id: "t", profile: profiles.openai, baseURL: server.url, apiKey: server.key };
  trainer = createOpenAITrainer({ ...connection, name: "The provider", whenDown: "Wait." });
});

afterAll(() => server.close());

const chat = (index: number) => ({
  messages: [
    { role: "user", content: `Order ${index}: the box is red.` },
    { role: "assistant", content: "red" },
  ],
});
const pair = (index: number) => ({
  input: { messages: [{ role: "user", content: `Order ${index}: which colour?` }] },
  preferred_output: [{ role: "assistant", content: "red" }],
  non_preferred_output: [{ role: "assistant", content: "I cannot say." }],
});

async function* linesOf(row: (index: number) => object): AsyncGenerator<string> {
  for (let index = 0; index < 12; index++) yield JSON.stringify(row(index));
}

const launches: Partial<Launch>[] = [
  {},
  { hyperparameters: hyperparametersSchema.parse({ epochs: 3, batchSize: 8, learningRateMultiplier: 0.5 }) },
  { objective: "dpo" },
  {
    objective: "dpo",
    hyperparameters: hyperparametersSchema.parse({ epochs: 50, batchSize: 256, learningRateMultiplier: 2, dpoBeta: 0.1 }),
  },
  { suffix: `A very long name: ${"x".repeat(100)}`, validationFileId: null },
];

async function launch(changes: Partial<Launch>, index: number): Promise<string> {
  const runId = `run-${index}`;
  const row = changes.objective === "dpo" ? pair : chat;
  expect(await trainer.findJob(runId)).toBeNull();
  const { id } = await trainer.launch({
    runId,
    baseModel: model,
    method: "managed",
    objective: "sft",
    hyperparameters: hyperparametersSchema.parse({}),
    systemPrompt: "",
    seed: 7,
    suffix: runId,
    trainingFileId: await trainer.uploadFile(`${runId}-train.jsonl`, linesOf(row), runId),
    validationFileId: await trainer.uploadFile(`${runId}-validation.jsonl`, linesOf(row), runId),
    ...changes,
  });
  return id;
}

async function follow(jobId: string): Promise<string> {
  for (let cursor: string | null = null; ; ) {
    const news = await trainer.readNews(jobId, cursor);
    if (news.job.state === "failed") throw new Error(news.job.error?.message);
    if (news.job.fineTunedModel) return news.job.fineTunedModel;
    cursor = news.cursor;
  }
}

test.runIf(isSpecPresent)(`all that is asked of OpenAI is asked as its specification wants it ${needsSpec}`, async () => {
  await trainer.listBaseModels();
  const jobIds: string[] = [];
  for (const [index, changes] of launches.entries()) jobIds.push(await launch(changes, index));
  const [first = "", second = "", ...others] = jobIds;
  await trainer.readNews(first, null);
  await trainer.pause(first);
  await trainer.resume(first);
  await trainer.cancel(second);
  const [tuned = ""] = await Promise.all([first, ...others].map(follow));

  const weather = { type: "function" as const, function: { name: "weather", parameters: { type: "object", properties: {} } } };
  const toolCall = { id: "call_1", type: "function" as const, function: { name: "weather", arguments: "{}" } };
  const messages = [
    { role: "system" as const, content: "Say the colour." },
    { role: "user" as const, content: "Is it red?", name: "Ada" },
    { role: "assistant" as const, content: "", tool_calls: [toolCall] },
    { role: "tool" as const, content: "red", tool_call_id: "call_1" },
  ];
  await trainer.complete({ model: tuned, messages, tools: [weather], maxTokens: 5, temperature: 0.5, seed: 1 });
  await trainer.complete({ model: tuned, messages: messages.slice(0, 2), maxTokens: 5 });
  // The equipment keeps no vectors; what was asked is all that counts.
  await expect(trainer.embed({ model: "text-embedding-3-small", texts: ["red", "green"] })).rejects.toThrow();

  const { inventory } = trainer;
  await inventory?.listModels();
  await inventory?.listJobs(null);
  await inventory?.listJobs(first);
  const files = await inventory?.listFiles(null);
  await inventory?.listFiles(files?.items[0]?.id ?? "");
  await inventory?.listCheckpoints(first);
  await (await inventory?.openFile(files?.items[0]?.id ?? "", new AbortController().signal))?.cancel();

  const check = createRequestCheck();
  const found = await Promise.all(sent.map(check));
  expect(found.filter(({ problems }) => problems.length > 0)).toEqual([]);
  expect([...new Set(found.map(({ operation }) => operation))].sort()).toEqual(asked);
});

const asked = [
  "GET /files",
  "GET /files/{file_id}/content",
  "GET /fine_tuning/jobs",
  "GET /fine_tuning/jobs/{fine_tuning_job_id}",
  "GET /fine_tuning/jobs/{fine_tuning_job_id}/checkpoints",
  "GET /fine_tuning/jobs/{fine_tuning_job_id}/events",
  "GET /models",
  "POST /chat/completions",
  "POST /embeddings",
  "POST /files",
  "POST /fine_tuning/jobs",
  "POST /fine_tuning/jobs/{fine_tuning_job_id}/cancel",
  "POST /fine_tuning/jobs/{fine_tuning_job_id}/pause",
  "POST /fine_tuning/jobs/{fine_tuning_job_id}/resume",
];

test.runIf(isSpecPresent).each([
  ["a name that is spelled wrongly", "POST", "/fine_tuning/jobs", { model, training_file: "file-1", sufix: "x" }],
  ["a wrong name far inside", "POST", "/fine_tuning/jobs", jobWith({ epochs: 3 })],
  ["a value out of bounds", "POST", "/fine_tuning/jobs", jobWith({ n_epochs: 51 })],
  ["a field that is missing", "POST", "/fine_tuning/jobs", { model }],
  ["a query that nobody reads", "GET", "/fine_tuning/jobs?order=asc", undefined],
  ["a query of another type", "GET", "/files?limit=all", undefined],
  ["an address that is not there", "POST", "/fine_tuning/jobs/ftjob-1/stop", undefined],
  ["a body where none is read", "POST", "/fine_tuning/jobs/ftjob-1/pause", {}],
])(`the check sees %s ${needsSpec}`, async (_, method, path, body) => {
  const json = body && Buffer.from(JSON.stringify(body));
  const { problems } = await createRequestCheck()({ method, path, contentType: json && "application/json", body: json ?? Buffer.alloc(0) });
  expect(problems).not.toEqual([]);
});

function jobWith(hyperparameters: object): object {
  return { model, training_file: "file-1", method: { type: "supervised", supervised: { hyperparameters } } };
}
