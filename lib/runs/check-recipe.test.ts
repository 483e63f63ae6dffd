import { expect, test } from "vitest";
import { type BaseModel, hyperparametersSchema } from "@/lib/trainers/schemas";
import { checkRecipe } from "./check-recipe";

const tiny: BaseModel = {
  id: "hone-tiny",
  label: "hone-tiny",
  contextLength: 256,
  parameterCount: null,
  methods: ["lora"],
  objectives: ["sft"],
  minimumExamples: 10,
  parameters: {
    loraRank: { minimum: 1, maximum: 64, default: 16, description: "" },
    contextLength: { minimum: 16, maximum: null, default: null, description: "" },
  },
  problem: null,
  retiresOn: null,
  lastTrainingOn: null,
  usdPerMillionTokens: null,
};
const recipe = {
  baseModel: "hone-tiny",
  method: "lora" as const,
  objective: "sft" as const,
  hyperparameters: hyperparametersSchema.parse({}),
};

test("an unknown base model names those that exist", () => {
  const { baseModel, problems } = checkRecipe({ ...recipe, baseModel: "gpt-9" }, "The CPU trainer", [tiny]);
  expect(baseModel).toBeNull();
  expect(problems).toEqual([{ field: "baseModel", problem: "The CPU trainer has no base model “gpt-9”. It has: hone-tiny." }]);
});

test("every setting outside of what the trainer declared is named at its field", () => {
  const hyperparameters = hyperparametersSchema.parse({ loraRank: 128, contextLength: 512 });
  const { problems } = checkRecipe({ ...recipe, method: "full", hyperparameters }, "The CPU trainer", [tiny]);
  expect(problems.map(({ field }) => field)).toEqual(["method", "hyperparameters.contextLength", "hyperparameters.loraRank"]);
});

test("a setting that the trainer does not know is refused, not dropped", () => {
  const hyperparameters = hyperparametersSchema.parse({ learningRateMultiplier: 2 });
  expect(checkRecipe({ ...recipe, hyperparameters }, "The CPU trainer", [tiny]).problems).toEqual([
    { field: "hyperparameters.learningRateMultiplier", problem: "learningRateMultiplier cannot be set for hone-tiny. Leave it out." },
  ]);
});

test("a recipe within the limits has no problem, and auto is always within", () => {
  expect(checkRecipe(recipe, "The CPU trainer", [tiny])).toEqual({ baseModel: tiny, problems: [] });
});

test("a model that cannot be used says why", () => {
  const { problems } = checkRecipe(recipe, "The CPU trainer", [{ ...tiny, problem: "The folder has no tokenizer.json." }]);
  expect(problems).toEqual([{ field: "baseModel", problem: "The folder has no tokenizer.json." }]);
});

test("rank 0 and negative epochs do not get that far", () => {
  expect(hyperparametersSchema.safeParse({ loraRank: 0 }).error?.message).toContain("Rank 0 leaves nothing to train");
  expect(hyperparametersSchema.safeParse({ epochs: -1 }).error?.message).toContain("use 1 epoch or more");
});
