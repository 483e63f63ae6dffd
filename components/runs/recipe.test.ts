import { expect, test } from "vitest";
import type { TrainerInfo } from "@/lib/trainers/schemas";
import { completed, emptyRecipe, readRecipe } from "./recipe";

const base = {
  label: "",
  contextLength: 512,
  parameterCount: null,
  minimumExamples: 2,
  parameters: {},
  objectives: ["sft" as const],
  retiresOn: null,
  lastTrainingOn: null,
  usdPerMillionTokens: 0,
};
const capabilities = {
  canPause: true,
  keepsCheckpoints: true,
  learnsPreferences: false,
  learnsTools: false,
  takesSeed: true,
  isLocal: true,
  needsDeployment: false,
  parallelRuns: 1,
};
const trainers: TrainerInfo[] = [
  { id: "down", kind: "cpu", name: "Down", reachable: false, problem: "It does not answer.", capabilities, baseModels: [] },
  {
    id: "cpu",
    kind: "cpu",
    name: "CPU",
    reachable: true,
    problem: null,
    capabilities,
    baseModels: [
      { ...base, id: "huge", methods: ["lora"], problem: "It needs more memory." },
      { ...base, id: "tiny", methods: ["full"], problem: null },
    ],
  },
];
const chosen = { ...emptyRecipe, versionId: "v1", trainerId: "cpu", baseModel: "tiny" };

test("what nobody chose is the first that works", () => {
  expect(completed(emptyRecipe, ["v2", "v1"], trainers)).toMatchObject({
    versionId: "v2",
    trainerId: "cpu",
    baseModel: "tiny",
    method: "full",
  });
});

test("an empty field leaves the choice to the trainer", () => {
  const { input, problems } = readRecipe({ ...chosen, parameters: { epochs: " ", learningRate: "2e-3" } });
  expect(problems).toEqual({});
  expect(input?.hyperparameters).toMatchObject({ epochs: "auto", learningRate: 0.002 });
});

test.each([
  ["loraRank", "0", /Rank 0 leaves nothing to train/],
  ["epochs", "-3", /at least once/],
  ["epochs", "1.5", /whole numbers/],
  ["learningRate", "fast", /Write a number/],
  ["batchSize", "100000", /out of range/],
] as const)("%s %s is refused in words", (name, text, words) => {
  const { input, problems } = readRecipe({ ...chosen, parameters: { [name]: text } });
  expect(input).toBeNull();
  expect(problems[name]).toMatch(words);
});
