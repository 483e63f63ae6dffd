import { expect, test } from "vitest";
import { hyperparametersSchema } from "@/lib/trainers/schemas";
import { contentSettings } from "./content-settings";
import { differingFields } from "./setting";

const settings = (learningRate: number | "auto", trainer = "Box") =>
  contentSettings(
    { name: trainer },
    {
      baseModel: "tiny",
      method: "lora",
      objective: "sft",
      hyperparameters: hyperparametersSchema.parse({ learningRate, loraRank: 8 }),
      seed: 1,
    },
  );

test("only what differs is told, and what one leaves to the trainer differs from a figure", () => {
  const differs = differingFields([settings(0.0002), settings("auto"), settings(0.0002, "Cloud")]);
  expect([...differs].sort()).toEqual(["hyperparameters.learningRate", "trainer"]);
  expect(differingFields([settings(0.0002), settings(0.0002)]).size).toBe(0);
  expect(settings(0.0002).find(({ field }) => field === "hyperparameters.learningRate")).toMatchObject({ value: "2e-4", amount: 0.0002 });
});
