import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { makeTinyModel } from "../testing/make-tiny-model";
import { checkDivergence, noDivergence } from "./divergence";
import { estimate } from "./estimate";
import { inspectExamples } from "./inspect-examples";
import { learningRateAt } from "./learning-rate";
import { resolveHyperparameters } from "./resolve-hyperparameters";
import { tinyHyperparameters } from "./testing/tiny-training";

const model = { name: "tiny", folder: "", parameters: 2_560_000, hiddenSize: 192, layers: 4, vocabularySize: 4096, contextLength: 256 };
const facts = (examples: number) => ({ dataset: { examples, tokens: examples * 50, longestExample: 80 }, model });

describe("hyperparameters", () => {
  test("left to us leave nothing open", () => {
    for (const examples of [10, 800, 9_000]) {
      const settings = resolveHyperparameters({ n_epochs: "auto", lora: "auto" }, facts(examples));
      expect(settings.epochs * Math.ceil(examples / settings.batchSize)).toBeGreaterThanOrEqual(30);
      expect(settings.learningRate).toBeGreaterThan(0);
      expect(settings.contextLength).toBe(256);
    }
  });

  test("given are taken as they are", () => {
    const raw = {
      n_epochs: 4,
      batch_size: 2,
      learning_rate: 1e-4,
      learning_rate_multiplier: 9,
      lora: true,
      lora_r: 3,
      lora_alpha: 5,
      lora_dropout: 0,
      target_modules: ["q_proj"],
      token_dropout: 0.2,
      lr_scheduler: "linear",
    };
    expect(resolveHyperparameters(raw, facts(100))).toMatchObject({
      method: "lora",
      epochs: 4,
      batchSize: 2,
      learningRate: 1e-4,
      schedule: "linear",
      tokenDropout: 0.2,
      lora: { rank: 3, alpha: 5, targetModules: ["q_proj"] },
    });
    const automatic = resolveHyperparameters({}, facts(100)).learningRate;
    expect(resolveHyperparameters({ learning_rate_multiplier: 2 }, facts(100)).learningRate).toBeCloseTo(2 * automatic, 10);
  });

  test.each([
    ["lora_r", 0, "lora_r must be a whole number at least 1"],
    ["n_epochs", -3, "n_epochs must be a whole number at least 1"],
    ["n_epochs", 1.5, "a whole number"],
    ["learning_rate", 0, "above 0"],
    ["batch_size", "8", '"8"'],
    ["token_dropout", 1, "below 1"],
    ["lora", "yes", "true or false"],
    ["target_modules", ["q_proj", "x"], '"x"'],
    ["lr_scheduler", "step", '"cosine", "linear" or "constant"'],
    ["context_length", 512, "reads at most 256"],
    ["lora_dropout", 0.1, "Use token_dropout"],
    ["learning_rat", 0.1, 'does not know the hyperparameter "learning_rat"'],
  ])("%s = %j is refused, and the message says how to put it right", (parameter, value, message) => {
    expect(() => resolveHyperparameters({ [parameter]: value }, facts(100))).toThrow(
      expect.objectContaining({ name: "ParameterError", parameter, message: expect.stringContaining(message) }),
    );
  });

  test("of an adapter ask for an adapter", () => {
    expect(resolveHyperparameters({}, facts(100)).method).toBe("full");
    expect(resolveHyperparameters({ lora_r: 8 }, facts(100))).toMatchObject({ method: "lora", lora: { rank: 8, alpha: 16 } });
    expect(resolveHyperparameters({}, { ...facts(100), model: { ...model, parameters: 1e9 } }).method).toBe("lora");
  });

  test("of an adapter are refused beside full fine-tuning", () => {
    expect(() => resolveHyperparameters({ lora: false, lora_r: 8 }, facts(100))).toThrow("lora_r belongs to LoRA");
  });
});

test("the learning rate rises over the warm-up and falls along its schedule", () => {
  const settings = { learningRate: 1, warmupRatio: 0.1, schedule: "cosine" as const };
  expect([0, 4, 9, 10, 55, 100].map((step) => Number(learningRateAt(step, 100, settings).toFixed(3)))).toEqual([0.1, 0.5, 1, 1, 0.5, 0]);
  expect(learningRateAt(55, 100, { ...settings, schedule: "linear" })).toBeCloseTo(0.5, 9);
  expect(learningRateAt(99, 100, { ...settings, schedule: "constant" })).toBe(1);
});

describe("divergence", () => {
  const run = (losses: number[]) => {
    const state = noDivergence();
    for (const [i, loss] of losses.entries()) {
      const reason = checkDivergence(state, i + 1, loss, 1, 0.006);
      if (reason) return reason;
    }
    return undefined;
  };
  const noisy = (from: number, to: number, steps: number) =>
    Array.from({ length: steps }, (_, i) => from + ((to - from) * i) / steps + 0.2 * Math.sin(i * 1.9));

  test("is seen when a low loss rises and stays up", () => {
    expect(run([...noisy(3, 0.25, 400), ...noisy(1.8, 2.4, 100)])).toMatch(
      /fell to 0\.\d+ and then rose to .* Try a learning rate of about 0\.002 instead of 0\.006/,
    );
  });

  test("is not seen in a noisy loss that falls, nor in a short bump", () => {
    expect(run([...noisy(5, 0.3, 300), 4, 5, 4, ...noisy(0.4, 0.2, 300)])).toBeUndefined();
  });

  test("is seen at once when the loss is no number", () => {
    expect(run([1, 0.9, Number.NaN])).toContain("At step 3 the loss was no longer a finite number");
  });
});

describe("with a model at hand", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hone-settings-"));
  await makeTinyModel(folder, { contextLength: 64 });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const row = (question: string, answer: string) => ({
    messages: [
      { role: "user" as const, content: question },
      { role: "assistant" as const, content: answer },
    ],
  });

  test("rows that could not be learned are named with their numbers", async () => {
    const examples = [
      row("hi", "hello"),
      row("x".repeat(70), "y"),
      { messages: [{ role: "user" as const, content: "hi" }] },
      row("q", "z".repeat(80)),
    ];
    const inspection = await inspectExamples(folder, examples, 64);
    expect(inspection).toMatchObject({ examples: 1, tokens: 10, answerTokens: 6, longestExample: 10 });
    expect(inspection.lengths).toEqual([10, 74, 0, 84]);
    expect(inspection.problems.map(({ row: number, problem }) => [number, problem])).toEqual([
      [2, "too_long"],
      [3, "nothing_to_learn"],
      [4, "too_long"],
    ]);
    expect(inspection.problems[2]?.message).toContain("The answer alone has 81 tokens");
  });

  test("an estimate grows with the work and names the memory", async () => {
    const plan = { tokens: 1e6, longestExample: 64, hyperparameters: tinyHyperparameters, threads: 2 };
    const once = await estimate(folder, plan);
    const twice = await estimate(folder, { ...plan, tokens: 2e6 });
    expect(once.secondsLow).toBeLessThan(once.secondsHigh);
    expect(twice.secondsLow).toBeGreaterThan(once.secondsLow);
    expect(once.memoryMb).toBeGreaterThan(1);
    expect(once.memoryMb).toBeLessThan(100);
  });
});
