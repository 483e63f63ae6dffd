import { afterEach, beforeEach, expect, test } from "vitest";
import { hyperparametersSchema } from "../schemas";
import { type ConformanceServer, startConformanceServer } from "../testing/conformance-server";
import { createTogetherTrainer } from "./trainer";

let server: ConformanceServer;
let estimated: unknown;
beforeEach(async () => {
  server = await startConformanceServer("together", {
    onRequest: ({ url = "" }, body) => {
      if (url.endsWith("/estimate-price")) estimated = JSON.parse(body.toString());
    },
  });
});
afterEach(() => server.close());

const prices = { "Qwen/Qwen3-8B": { training: 2, input: null, output: null } };
const connect = () =>
  createTogetherTrainer({ id: "t", baseURL: server.url, apiKey: server.key, prices, name: "Together", whenDown: "Wait." });

async function* rows(count = 3) {
  const messages = [
    { role: "user", content: "Where?" },
    { role: "assistant", content: "Here." },
  ];
  for (let index = 0; index < count; index++) yield JSON.stringify({ messages });
}

async function launch(asked: object = {}, change: object = {}) {
  const trainer = connect();
  const trainingFileId = await trainer.uploadFile("hone-abc-train.jsonl", rows(), "run1");
  const base = { runId: "run1", baseModel: "Qwen/Qwen3-8B", method: "lora" as const, objective: "sft" as const, systemPrompt: "", seed: 7 };
  const hyperparameters = hyperparametersSchema.parse(asked);
  return trainer.launch({ ...base, hyperparameters, suffix: "run 1", trainingFileId, validationFileId: null, ...change });
}
const sent = () => server.state.requests.get(server.onlyJob().id);

test("models come with their own limits, asked for once", async () => {
  const [model] = await connect().listBaseModels();
  expect(model).toMatchObject({ methods: ["lora", "full"], objectives: ["sft", "dpo"], contextLength: 32_768 });
  expect(model?.parameters.loraRank).toMatchObject({ maximum: 64 });
  expect(model?.parameters.learningRateMultiplier).toBeUndefined();
  await connect().listBaseModels();
  expect(server.asked.filter((name) => name.includes("/limits"))).toHaveLength(1);
});

test("auto is left to Together; a rank alone brings its alpha; in full there is neither", async () => {
  await launch();
  expect(sent()).toMatchObject({ suffix: "run-1", random_seed: 7, training_type: { type: "Lora", lora_r: 64, lora_alpha: 128 } });
  expect(Object.keys(sent() ?? {})).not.toContain("n_epochs");
  server.state.jobs.clear();
  await launch({ loraRank: 8, epochs: 2 });
  expect(sent()).toMatchObject({ n_epochs: 2, training_type: { lora_r: 8, lora_alpha: 16 } });
  server.state.jobs.clear();
  await launch({}, { method: "full" });
  expect(sent()).toMatchObject({ training_type: { type: "Full" } });
});

test("the validation split is billed for every look at it, as often as the launch and Together's own estimate say", async () => {
  const size = { baseModel: "Qwen/Qwen3-8B", method: "lora" as const, objective: "sft" as const, exampleCount: 10, longestExample: 90 };
  const estimate = async (asked: object, validationTokens: number) => {
    const hyperparameters = hyperparametersSchema.parse(asked);
    return connect().estimate({ ...size, tokens: 1_000, validationTokens, hyperparameters });
  };
  for (const [asked, epochs, looks] of [
    [{ epochs: 2 }, 2, 2],
    [{ epochs: 20 }, 20, 10],
    // Together reads the examples once, unless it is told otherwise.
    [{}, 1, 3],
  ] as const) {
    const { tokens, usd, formula } = await estimate(asked, 400);
    const counted = 1_000 * epochs + 400 * looks;
    expect(tokens).toEqual([Math.floor(counted * 0.9), Math.ceil(counted * 1.25)]);
    expect(usd).toEqual(tokens.map((count) => (count / 1e6) * 2));
    expect(formula).toContain(`400 tokens of the validation split × ${looks} looks`);
    await launch(asked, { validationFileId: "file-validation" });
    expect(sent()).toMatchObject({ n_evals: looks });
    expect(estimated).toMatchObject({ n_evals: looks, validation_file: "file-validation" });
    server.state.jobs.clear();
  }
  expect((await estimate({ epochs: 2 }, 0)).formula).not.toContain("validation");
});

test("a training that the account may not pay for is not launched, and says both amounts", async () => {
  server.state.price = { estimation_available: true, allowed_to_proceed: false, estimated_total_price: 120.5, user_limit: 100 };
  await expect(launch()).rejects.toMatchObject({
    code: "invalid",
    kind: "your_account",
    message: expect.stringMatching(/\$120\.50.*\$100\.00/),
  });
  expect(server.state.jobs.size).toBe(0);
  server.state.price = { estimation_available: false, unavailable_reason: "train_file_not_validated" };
  await launch();
  expect(server.state.jobs.size).toBe(1);
});

test("an event that comes twice has one id, and a failed job says why in its last one", async () => {
  const { id } = await launch();
  const job = server.onlyJob();
  job.events.push(...job.events);
  const { events } = await connect().readNews(id, null);
  expect(new Set(events.map((event) => event.id)).size).toBe(1);
  job.status = "failed";
  server.state.say(job, "The dataset has no assistant message on line 3.", "error");
  expect((await connect().readNews(id, null)).job.error).toMatchObject({ kind: "your_data", message: expect.stringContaining("line 3") });
});

test("only the steps since the last look are asked for again", async () => {
  const { id } = await launch();
  const job = server.onlyJob();
  for (let step = 0; step < 4; step++) server.state.advance(job);
  const first = await connect().readNews(id, null);
  expect(first).toMatchObject({ cursor: "2", job: { step: 2, totalSteps: 4 } });
  server.state.advance(job);
  expect((await connect().readNews(id, first.cursor)).metrics.map(({ step }) => step)).toEqual([2, 3]);
});

test("a training that has ended is none to cancel, however Together says so; without credit it still runs", async () => {
  const { id } = await launch();
  for (const status of [400, 409, 422]) {
    server.fail({ on: /cancel$/, how: { status, message: "It has ended." } });
    await connect().cancel(id);
  }
  for (const status of [402, 408]) {
    server.fail({ on: /cancel$/, how: { status } });
    await expect(connect().cancel(id)).rejects.toMatchObject({ code: "upstream" });
  }
});

test("it cannot pause, and a model that nobody deployed says what to do", async () => {
  await expect(connect().pause("ft-1")).rejects.toMatchObject({ code: "invalid" });
  const question = { model: "acme/not-deployed", messages: [{ role: "user" as const, content: "red?" }], maxTokens: 5 };
  await expect(connect().complete(question)).rejects.toMatchObject({ action: expect.stringContaining("dedicated endpoint") });
});
