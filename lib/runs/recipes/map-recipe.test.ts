import { describe, expect, test } from "vitest";
import { abouts } from "@/lib/trainers/abouts";
import { toBaseModel as fireworksModel } from "@/lib/trainers/fireworks/mapper";
import { wireModel as fireworksWire } from "@/lib/trainers/fireworks/wire";
import { toBaseModel } from "@/lib/trainers/openai-protocol/mapper";
import { profiles } from "@/lib/trainers/openai-protocol/profiles";
import { wireModel } from "@/lib/trainers/openai-protocol/wire";
import { type BaseModel, methodSchema, type TrainerKind, trainerKindSchema } from "@/lib/trainers/schemas";
import { toBaseModel as togetherModel } from "@/lib/trainers/together/mapper";
import { wireLimits } from "@/lib/trainers/together/wire";
import { checkRecipe } from "../check-recipe";
import { mapRecipe } from "./map-recipe";
import { type RecipeContent, recipeContentSchema } from "./schemas";

const ours = {
  kind: "base",
  context_length: 512,
  trainings: ["lora", "full"],
  hyperparameters: {
    n_epochs: { minimum: 1, maximum: 50 },
    batch_size: { minimum: 1, maximum: 256 },
    learning_rate: { maximum: 1, default: 0.002 },
    lora_r: { minimum: 1, maximum: 64 },
    lora_alpha: {},
    warmup_ratio: { minimum: 0, maximum: 1 },
    weight_decay: { minimum: 0, maximum: 1 },
    max_grad_norm: { minimum: 0 },
    context_length: { minimum: 8 },
  },
};

function modelAt(kind: TrainerKind, fields: object = {}): BaseModel {
  const id = `${kind}/model`;
  if (kind === "together")
    return togetherModel(id, wireLimits.parse({ max_num_epochs: 20, max_learning_rate: 0.01, lora_training: { max_rank: 64 } }), {});
  if (kind === "fireworks") return fireworksModel(fireworksWire.parse({ name: id, contextLength: 4096 }), {});
  return toBaseModel(wireModel.parse({ id, ...(kind === "cpu" ? ours : {}), ...fields }), profiles[kind], {});
}

const at = (kind: TrainerKind, baseModel = modelAt(kind)) => ({
  trainer: { name: `The ${kind} trainer`, capabilities: abouts[kind].capabilities },
  baseModel,
});

const recipe = (content: object = {}): RecipeContent => recipeContentSchema.parse({ baseModel: "cpu/model", method: "lora", ...content });

const everything = { epochs: 4, batchSize: 200, loraRank: 200, loraAlpha: 1000, warmupRatio: 0.1, weightDecay: 0.5, maxGradNorm: 2 };
const kinds = trainerKindSchema.options;
const pairs = kinds.flatMap((from) => kinds.map((to) => [from, to] as const));

describe("from every trainer to every trainer", () => {
  test.each(pairs)("%s to %s is a recipe that is taken there, and no change goes unsaid", (from, to) => {
    for (const method of methodSchema.options) {
      for (const rate of [{ learningRate: 0.01 }, { learningRateMultiplier: 2 }]) {
        const before = recipe({
          baseModel: `${from}/model`,
          method,
          hyperparameters: { ...everything, ...rate, contextLength: 4096 },
          systemPrompt: "Be brief.",
          seed: 7,
        });
        const { recipe: after, changes, kept, problems } = mapRecipe(before, at(to), modelAt(from));
        expect(checkRecipe(after, to, [modelAt(to)]).problems).toEqual([]);
        expect(problems).toEqual([]);
        expect(after).toMatchObject({ systemPrompt: "Be brief.", seed: 7, objective: "sft" });
        expect([...changes.map(({ field }) => field), ...kept]).toContain("seed");
        const asked = Object.entries(before.hyperparameters).filter(([, value]) => value !== "auto");
        const told = new Set([...changes.map(({ field }) => field), ...kept]);
        for (const [name] of asked) expect(told).toContain(`hyperparameters.${name}`);
        for (const { sentence, from: was, to: is } of changes) {
          expect(sentence).toMatch(/^[A-Z].*\.$/);
          expect(is).not.toBe(was);
        }
      }
    }
  });

  const chosen: Record<string, number> = { epochs: 3, learningRate: 0.005, loraAlpha: 2 };
  test.each(kinds)("%s to itself changes nothing that it takes", (kind) => {
    const target = at(kind);
    const accepted = Object.fromEntries(Object.keys(target.baseModel.parameters).map((name) => [name, chosen[name] ?? 0.5]));
    const given = recipe({ baseModel: target.baseModel.id, method: target.baseModel.methods[0] });
    const whole = {
      ...given,
      hyperparameters: { ...given.hyperparameters, ...accepted, batchSize: 8, loraRank: "auto", contextLength: "auto" } as const,
    };
    expect(mapRecipe(whole, target, target.baseModel)).toMatchObject({
      recipe: whole,
      changes: abouts[kind].capabilities.takesSeed ? [] : [{ field: "seed", kind: "dropped" }],
      problems: [],
    });
  });
});

const sentences = (mapped: ReturnType<typeof mapRecipe>) => mapped.changes.map(({ field, sentence }) => `${field}: ${sentence}`);

test("an absolute rate becomes a multiple where only multiples are taken", () => {
  const before = recipe({ hyperparameters: { learningRate: 0.004 } });
  const mapped = mapRecipe(before, at("openai"), modelAt("cpu"));
  expect(mapped.recipe.hyperparameters).toMatchObject({ learningRate: "auto", learningRateMultiplier: 2 });
  expect(sentences(mapped)).toContain(
    "hyperparameters.learningRate: Learning rate multiplier 2 instead of learning rate 0.004: it was 2 times the usual rate on cpu/model, and this one takes multiples.",
  );
  const unknown = mapRecipe(before, at("openai"));
  expect(unknown.recipe.hyperparameters).toMatchObject({ learningRate: "auto", learningRateMultiplier: "auto" });
  expect(unknown.changes.at(-1)).toMatchObject({ kind: "dropped", from: 0.004, to: "auto" });
});

test("a multiple becomes a rate where the usual rate is known, and is left out where it is not", () => {
  const before = recipe({ baseModel: "openai/model", method: "managed", hyperparameters: { learningRateMultiplier: 0.5 } });
  expect(mapRecipe(before, at("cpu"), modelAt("openai")).recipe.hyperparameters).toMatchObject({
    learningRate: 0.001,
    learningRateMultiplier: "auto",
  });
  const dropped = mapRecipe(before, at("nebius"), modelAt("openai"));
  expect(dropped.recipe.hyperparameters).toMatchObject({ learningRate: "auto", learningRateMultiplier: "auto" });
  expect(sentences(dropped)).toContain(
    "hyperparameters.learningRateMultiplier: Learning rate multiplier 0.5 is left out: nebius/model takes the rate itself, and what this is a multiple of is not known. The trainer chooses.",
  );
});

test("a rate keeps its measure on a base model that usually takes another one", () => {
  const large = modelAt("cpu", {
    id: "large",
    hyperparameters: { ...ours.hyperparameters, learning_rate: { maximum: 1, default: 0.0002 } },
  });
  const mapped = mapRecipe(recipe({ hyperparameters: { learningRate: 0.001 } }), at("cpu", large), modelAt("cpu"));
  expect(mapped.recipe.hyperparameters.learningRate).toBe(0.0001);
  expect(sentences(mapped)).toEqual([
    "baseModel: Learns on large instead of cpu/model.",
    "hyperparameters.learningRate: Learning rate 1e-4 instead of 0.001: it was 0.5 times the usual rate on cpu/model, and it keeps that measure on large.",
  ]);
});

test("a rank beyond the limit is held, and alpha follows it", () => {
  const mapped = mapRecipe(recipe({ baseModel: "m", hyperparameters: { loraRank: 256, loraAlpha: 512 } }), at("cpu"));
  expect(mapped.recipe.hyperparameters).toMatchObject({ loraRank: 64, loraAlpha: 128 });
  expect(mapped.changes.map(({ kind }) => kind)).toEqual(["replaced", "clamped", "translated"]);
});

test("without LoRA its rank and alpha go, with the reason", () => {
  const mapped = mapRecipe(recipe({ hyperparameters: { loraRank: 8, loraAlpha: 16, epochs: 3 } }), at("azure"), modelAt("cpu"));
  expect(mapped.recipe).toMatchObject({ method: "managed", hyperparameters: { loraRank: "auto", loraAlpha: "auto", epochs: 3 } });
  expect(sentences(mapped)).toEqual([
    "baseModel: Learns on azure/model instead of cpu/model.",
    "method: The provider’s own way instead of LoRA: The azure trainer decides how it trains, and does not say.",
    "hyperparameters.loraRank: LoRA rank 8 is left out: it belongs to LoRA, and azure/model is tuned in another way.",
    "hyperparameters.loraAlpha: LoRA alpha 16 is left out: it belongs to LoRA, and azure/model is tuned in another way.",
  ]);
});

test("a context is never longer than what the base model reads", () => {
  const mapped = mapRecipe(recipe({ hyperparameters: { contextLength: 2048 } }), at("cpu"));
  expect(mapped.changes).toEqual([
    {
      field: "hyperparameters.contextLength",
      kind: "clamped",
      from: 2048,
      to: 512,
      sentence: "Context length 512 instead of 2,048: cpu/model takes at most 512.",
    },
  ]);
});

test("what cannot be carried over at all stands in the way, in words", () => {
  const preferences = mapRecipe(recipe({ objective: "dpo" }), at("nebius"));
  expect(preferences.problems).toEqual([expect.stringContaining("does not learn from pairs")]);
  expect(preferences.recipe.objective).toBe("dpo");
  const unusable = { ...modelAt("cpu"), problem: "It needs more memory.", methods: [] };
  expect(mapRecipe(recipe(), at("cpu", unusable)).problems).toEqual(["It needs more memory.", expect.stringContaining("cannot be tuned")]);
});
