import type { ComparedRun } from "@/lib/runs/curves/schemas";
import { runSchema } from "@/lib/runs/schemas";

type Given = { number: number; bestValidLoss?: number; version?: string };

export function comparedRun({ number, bestValidLoss, version = "version" }: Given): ComparedRun {
  const nothing = Object.fromEntries(Object.keys(runSchema.shape).map((name) => [name, null]));
  const run = runSchema.parse({
    ...nothing,
    id: `run ${number}`,
    number,
    status: "succeeded",
    datasetVersion: { id: version, number: 1, datasetId: "dataset", datasetName: "Tickets", trainCount: 100 },
    trainer: { id: "trainer", name: "Box", canPause: false, needsDeployment: false, usdPerMillionTokens: null },
    baseModel: "tiny",
    method: "lora",
    objective: "sft",
    hyperparameters: {},
    systemPrompt: "",
    seed: 1,
    trainPercent: 100,
    subsetSeed: 1,
    step: 100,
    isStalled: false,
    isCancelling: false,
    restarts: [],
    createdAt: new Date(0),
  });
  const best = bestValidLoss === undefined ? null : { value: bestValidLoss, step: 50 };
  return { run, results: { trainLoss: null, validLoss: best, bestValidLoss: best, bestValidAccuracy: null }, seconds: null };
}
