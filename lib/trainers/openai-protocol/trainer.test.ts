import { expect, test } from "vitest";
import type { Message } from "@/lib/datasets/schemas";
import { cpuTrainer } from "@/lib/testing/cpu-trainer";
import { hyperparametersSchema } from "../schemas";
import type { TrainerNews } from "../trainer";
import { profiles } from "./profiles";
import { createOpenAITrainer } from "./trainer";

const words = { name: "The CPU trainer", whenDown: "Start it with `npm start`." };
const apiKey = process.env.HONE_TRAINER_API_KEY ?? "";
const trainer = createOpenAITrainer({ id: "cpu", profile: profiles.cpu, baseURL: cpuTrainer.url, apiKey, ...words });
const recipe = hyperparametersSchema.parse({ epochs: 2, batchSize: 4, loraRank: 4, contextLength: 64 });

async function* conversations(count: number): AsyncGenerator<Message[]> {
  for (let index = 0; index < count; index++) {
    yield [
      { role: "user", content: `Order ${index} is late` },
      { role: "assistant", content: "delivery" },
    ];
  }
}

async function* rows(count: number): AsyncGenerator<string> {
  for await (const messages of conversations(count)) yield JSON.stringify({ messages });
}

async function firstBaseModel() {
  const [baseModel] = await trainer.listBaseModels();
  if (!baseModel) throw new Error("The trainer has no base model");
  return baseModel;
}

test("the trainer says what it can tune and within which limits", async () => {
  const baseModel = await firstBaseModel();
  expect(baseModel).toMatchObject({ methods: ["full", "lora"], minimumExamples: 10, problem: null });
  expect(baseModel.contextLength).toBeGreaterThanOrEqual(128);
  expect(baseModel.parameters.epochs).toMatchObject({ minimum: 1 });
  expect(baseModel.parameters.loraRank?.description).not.toBe("");
});

test("an estimate has a range, steps and words", async () => {
  const { id } = await firstBaseModel();
  const estimate = await trainer.estimate({
    baseModel: id,
    method: "lora",
    objective: "sft",
    hyperparameters: recipe,
    tokens: 240,
    validationTokens: 0,
    longestExample: 12,
    exampleCount: 20,
  });
  expect(estimate.steps).toEqual([10, 10]);
  expect(estimate.tokens).toEqual([480, 480]);
  expect(estimate.usd).toEqual([0, 0]);
  const [shortest = 0, longest = 0] = estimate.seconds ?? [];
  expect(longest).toBeGreaterThanOrEqual(shortest);
  expect(shortest).toBeGreaterThan(0);
  expect(estimate.formula).toContain("2 epochs");
});

test("a job is launched once for a key, followed to its end, and its model answers", async () => {
  const { id: baseModel } = await firstBaseModel();
  const trainingFileId = await trainer.uploadFile("hone-abc-train.jsonl", rows(16), "run-1");
  expect(await trainer.uploadFile("hone-abc-train.jsonl", rows(16), "run-1")).toBe(trainingFileId);
  expect(await trainer.findJob("run-1")).toBeNull();
  const launch = {
    runId: "run-1",
    baseModel,
    method: "lora" as const,
    objective: "sft" as const,
    hyperparameters: recipe,
    systemPrompt: "",
    seed: 1,
    suffix: "run-1",
    trainingFileId,
    validationFileId: null,
  };
  const job = await trainer.launch(launch);
  expect((await trainer.launch(launch)).id).toBe(job.id);
  expect((await trainer.findJob("run-1"))?.id).toBe(job.id);

  const seen: TrainerNews[] = [];
  let cursor: string | null = null;
  await expect
    .poll(
      async () => {
        const news = await trainer.readNews(job.id, cursor);
        cursor = news.cursor;
        seen.push(news);
        return news.job.state;
      },
      { interval: 200 },
    )
    .toBe("succeeded");
  const ids = seen.flatMap(({ events }) => events.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(seen.flatMap(({ metrics }) => metrics.map(({ step }) => step))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const last = seen.at(-1);
  expect(last?.checkpoints).toHaveLength(2);
  expect(last?.job).toMatchObject({ step: 8, totalSteps: 8, error: null });
  expect(last?.job.trainSeconds).toBeGreaterThan(0);
  const answer = await trainer.complete({
    model: last?.job.fineTunedModel ?? "",
    messages: [{ role: "user", content: "Order 3 is late" }],
    maxTokens: 5,
  });
  expect(answer.completionTokens).toBeGreaterThan(0);
});

test("an unknown job is not found, a wrong key and a refusal say what to do", async () => {
  await expect(trainer.readNews("ftjob-unknown", null)).rejects.toMatchObject({ code: "not_found" });
  const stranger = createOpenAITrainer({ id: "cpu", profile: profiles.cpu, baseURL: cpuTrainer.url, apiKey: "not the key", ...words });
  await expect(stranger.listBaseModels()).rejects.toMatchObject({ code: "upstream", kind: "your_account" });
  const { id: baseModel } = await firstBaseModel();
  const size = { baseModel, method: "lora" as const, objective: "sft" as const, exampleCount: 10, tokens: 100 };
  const rankZero = { ...recipe, loraRank: 0 };
  await expect(trainer.estimate({ ...size, validationTokens: 0, longestExample: 10, hyperparameters: rankZero })).rejects.toMatchObject({
    code: "invalid",
    fields: [{ field: "hyperparameters.loraRank" }],
  });
});

test("a trainer that is not there is named, with how to start it", async () => {
  const nobody = createOpenAITrainer({ id: "cpu", profile: profiles.cpu, baseURL: "http://127.0.0.1:9/v1", apiKey, ...words });
  await expect(nobody.listBaseModels()).rejects.toMatchObject({
    code: "upstream",
    kind: "provider",
    message: "The CPU trainer does not answer. Start it with `npm start`.",
  });
});
