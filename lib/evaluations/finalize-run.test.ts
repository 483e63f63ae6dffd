import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getRun } from "@/lib/runs/get-run";
import { createCaller } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { hyperparametersSchema } from "@/lib/trainers/schemas";
import { finalizeRun } from "./finalize-run";

const attempt = { isLast: false, signal: new AbortController().signal };

async function createTrainedRun(caller: Caller, datasetVersionId: string, number: number, fineTunedModel: string | null) {
  const { id: trainerId } = await ensureCpuTrainer();
  const recipe = { baseModel: "hone-base", method: "lora" as const, hyperparameters: hyperparametersSchema.parse({}), seed: 1 };
  return db.run.create({
    data: { ...recipe, projectId: caller.projectId, datasetVersionId, trainerId, number, fineTunedModel, status: "finalizing" },
  });
}

test("a finished training becomes one model with one evaluation beside the one of its base, however often and at once", async () => {
  const caller = await createCaller();
  const version = await createFrozenVersion(caller);
  const run = await createTrainedRun(caller, version.id, 1, "ft:hone-base:hone:run-1:a");
  await Promise.allSettled([finalizeRun({ runId: run.id }, attempt), finalizeRun({ runId: run.id }, attempt)]);
  await finalizeRun({ runId: run.id }, attempt);
  const done = await getRun(caller, run.id);
  expect(done).toMatchObject({ status: "succeeded", modelVersion: { number: 1, name: "v1" }, evaluationId: expect.any(String) });
  expect(await db.modelVersion.count({ where: { projectId: caller.projectId } })).toBe(2);
  const jobs = await db.$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where task_identifier = 'evaluations.run'`;
  expect(jobs).toHaveLength(2);

  const second = await createTrainedRun(caller, version.id, 2, "ft:hone-base:hone:run-2:b");
  await finalizeRun({ runId: second.id }, attempt);
  expect((await getRun(caller, second.id)).modelVersion?.name).toBe("v2");
  expect(await db.evaluation.count({ where: { projectId: caller.projectId } })).toBe(3);
});

test("without a test split the model is registered and the log says that it is not measured", async () => {
  const caller = await createCaller();
  const version = await createFrozenVersion(caller, { ratios: { train: 1, validation: 0, test: 0 } });
  const run = await createTrainedRun(caller, version.id, 1, "ft:hone-base:hone:run-1:c");
  await finalizeRun({ runId: run.id }, attempt);
  expect(await getRun(caller, run.id)).toMatchObject({ status: "succeeded", modelVersion: { name: "v1" }, evaluationId: null });
  expect(await db.runEvent.findFirst({ where: { runId: run.id, level: "warn" } })).toMatchObject({
    message: expect.stringContaining("no test split"),
  });
});

test("a training whose model has no name fails in words instead of succeeding without a model", async () => {
  const caller = await createCaller();
  const version = await createFrozenVersion(caller);
  const run = await createTrainedRun(caller, version.id, 1, null);
  await finalizeRun({ runId: run.id }, attempt);
  expect(await getRun(caller, run.id)).toMatchObject({ status: "failed", failure: { kind: "provider" } });
});
