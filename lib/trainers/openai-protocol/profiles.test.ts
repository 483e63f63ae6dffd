import { expect, test } from "vitest";
import { hyperparametersSchema } from "../schemas";
import { estimateCost, likelyEpochs } from "./estimate-cost";
import { toBaseModel, toWireHyperparameters } from "./mapper";
import { profiles } from "./profiles";
import { readResultFile } from "./read-result-file";
import { wireModel } from "./wire";

const model = (fields: object) => wireModel.parse({ id: "some/model", object: "model", ...fields });

test("each provider's list of models is narrowed to what it tunes", () => {
  expect(profiles.openai.canTune(model({ id: "gpt-4.1-mini-2025-04-14" }))).toBe(true);
  expect(profiles.openai.canTune(model({ id: "text-embedding-3-small" }))).toBe(false);
  expect(profiles.azure.canTune(model({ id: "gpt-oss-20b", capabilities: { fine_tune: true } }))).toBe(true);
  expect(profiles.azure.canTune(model({ id: "gpt-4o", capabilities: { fine_tune: false } }))).toBe(false);
  expect(profiles.nebius.canTune(model({ id: "ft:qwen:run-1" }))).toBe(false);
  expect(profiles.cpu.canTune(model({ kind: "checkpoint" }))).toBe(false);
});

test("a learning rate is offered in the provider's own dialect, and only once", () => {
  const offered = (kind: keyof typeof profiles) => Object.keys(toBaseModel(model({}), profiles[kind], {}).parameters);
  expect(offered("openai").sort()).toEqual(["batchSize", "dpoBeta", "epochs", "learningRateMultiplier"]);
  expect(offered("nebius")).toContain("learningRate");
  expect(offered("nebius")).not.toContain("learningRateMultiplier");
  const declared = model({ kind: "base", trainings: ["lora"], hyperparameters: { learning_rate: {}, learning_rate_multiplier: {} } });
  expect(Object.keys(toBaseModel(declared, profiles.cpu, {}).parameters)).toEqual(["learningRate"]);
});

test("who does not say how it trains is not told to use LoRA", () => {
  const asked = hyperparametersSchema.parse({ epochs: 2, learningRateMultiplier: 0.5 });
  expect(toWireHyperparameters("managed", asked)).toEqual({ n_epochs: 2, learning_rate_multiplier: 0.5 });
});

test("a price that a lead entered and a date of retirement reach the base model", () => {
  const prices = { "some/model": { training: 3, input: null, output: null } };
  const known = toBaseModel(model({ deprecation: { fine_tune: 1_806_796_800 } }), profiles.azure, prices);
  expect(known).toMatchObject({
    usdPerMillionTokens: 3,
    retiresOn: null,
    lastTrainingOn: "2027-04-04",
    contextLength: null,
    methods: ["managed"],
    minimumExamples: 10,
  });
});

test("the result file reads the same plain, with a BOM and in base64; other files hold no steps", () => {
  const csv = "step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy\n1,2.5,0.4,,\n2,1.5,0.6,1.9,0.5\n";
  const plain = readResultFile(csv);
  expect(plain).toMatchObject([
    { step: 1, trainLoss: 2.5, validLoss: null },
    { step: 2, trainAccuracy: 0.6, validLoss: 1.9, validAccuracy: 0.5 },
  ]);
  expect(readResultFile(Buffer.from(csv).toString("base64"))).toEqual(plain);
  expect(readResultFile(`\uFEFF${csv}`)).toEqual(plain);
  expect(readResultFile("<html>not here</html>")).toEqual([]);
});

test.each([
  [10, [6, 14]],
  [100, [2, 4]],
  [20_000, [1, 2]],
])("of %d examples, the epochs that a provider is likely to choose are %j", (count, range) => {
  expect(likelyEpochs(count)).toEqual(range);
});

test("a cost is tokens, epochs and a price, and says when one of them is assumed or missing", () => {
  const size = {
    baseModel: "m",
    method: "managed" as const,
    objective: "sft" as const,
    exampleCount: 100,
    tokens: 50_000,
    validationTokens: 20_000,
    longestExample: 900,
  };
  const open = hyperparametersSchema.parse({});
  expect(estimateCost({ ...size, hyperparameters: open }, 25)).toMatchObject({
    usd: [2.25, 6.25],
    tokens: [90_000, 250_000],
    steps: null,
    seconds: null,
  });
  expect(estimateCost({ ...size, hyperparameters: open }, 25).formula).toContain("2 to 4 epochs, which the provider chooses");
  const set = hyperparametersSchema.parse({ epochs: 2, batchSize: 8 });
  expect(estimateCost({ ...size, hyperparameters: set }, null)).toMatchObject({ usd: null, steps: [26, 26] });
  const known = estimateCost({ ...size, baseModel: "gpt-4.1-mini-2025-04-14", hyperparameters: set }, 25);
  // Counted with the provider's own tokenizer: only what stands around the messages is open.
  expect(known).toMatchObject({ tokens: [100_000, 105_000], usd: [2.5, 2.625] });
  expect(estimateCost({ ...size, hyperparameters: set }, null).formula).toContain("No price is entered");
});
