import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { createCaller, createPerson } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { createTrainer } from "@/lib/trainers/create-trainer";
import { createTrainerInput } from "@/lib/trainers/schemas";
import { startConformanceServer } from "@/lib/trainers/testing/conformance-server";
import { estimateRun } from "./estimate-run";
import { createRunInput } from "./schemas";

test("at a provider that bills looks at the validation split, they stand in the estimate, under preferences with both answers", async () => {
  const server = await startConformanceServer("together");
  const caller = await createCaller();
  const baseModel = "Qwen/Qwen3-8B";
  const prices = { [baseModel]: { training: 2 } };
  const connection = { kind: "together", name: "Bills looks", baseUrl: server.url, apiKey: server.key, prices };
  const { id: trainerId } = await createTrainer(await createPerson("lead"), createTrainerInput.parse(connection));
  const write = (index: number) => ({ prompt: `Order ${index}: the box is red.`, answer: "red", worse: "It may be red." });
  const looksAt = async (version: object, recipe: object) => {
    const { id: datasetVersionId } = await createFrozenVersion(caller, { count: 40, ...version });
    const input = { datasetVersionId, trainerId, baseModel, hyperparameters: { epochs: 2 }, ...recipe };
    const { estimate } = await estimateRun(caller, createRunInput.parse(input));
    const read = /([\d,]+) tokens, .*? and ([\d,]+) tokens of the validation split × 2 looks/.exec(estimate?.formula ?? "");
    const [training = 0, validation = 0] = (read ?? []).slice(1).map((written) => Number(written.replaceAll(",", "")));
    if (read) expect(estimate?.tokens[1]).toBe(Math.ceil(2 * (training + validation) * 1.25));
    return validation;
  };
  const half = { train: 0.5, validation: 0.5, test: 0 };
  const plain = await looksAt({ name: "Plain", ratios: half }, {});
  expect(plain).toBeGreaterThan(0);
  expect(await looksAt({ name: "Without", ratios: { train: 0.5, validation: 0, test: 0.5 } }, {})).toBe(0);
  expect(await looksAt({ name: "Pairs", ratios: half, write }, { objective: "dpo" })).toBeGreaterThan(1.5 * plain);
  await server.close();
});
