import { expect, test } from "vitest";
import { hyperparametersSchema } from "@/lib/trainers/schemas";
import { restartInput } from "./restart-input";

test("a run on a part of the rows is started over, and priced, on the same part", () => {
  const recipe = {
    baseModel: "hone-tiny",
    method: "lora" as const,
    objective: "sft" as const,
    hyperparameters: hyperparametersSchema.parse({ epochs: 3 }),
    systemPrompt: "",
    seed: 4,
    trainPercent: 25,
    subsetSeed: 7,
  };
  const datasetVersion = { id: "version", number: 1, datasetId: "data", datasetName: "Colours", trainCount: 10 };
  const trainer = { id: "trainer", name: "CPU trainer", canPause: true, needsDeployment: false, usdPerMillionTokens: 0 };
  expect(restartInput({ datasetVersion, trainer, ...recipe })).toEqual({ datasetVersionId: "version", trainerId: "trainer", ...recipe });
});
