import "@/lib/testing/clone-database";
import "@/lib/testing/cpu-trainer";
import { beforeAll, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { registerModelVersion } from "@/lib/models/register-model-version";
import { recipeContentSchema } from "@/lib/runs/recipes/schemas";
import { advanceSweep } from "@/lib/runs/sweeps/advance-sweep";
import { createSweep } from "@/lib/runs/sweeps/create-sweep";
import { getSweep } from "@/lib/runs/sweeps/get-sweep";
import { createCaller } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { createBenchmark } from "../benchmarks/create-benchmark";
import { createEvaluation } from "../create-evaluation";
import { getSweepResult } from "./get-sweep-result";

let caller: Caller;
let sweepId: string;
let benchmarkId: string;

beforeAll(async () => {
  caller = await createCaller();
  const version = await createFrozenVersion(caller, { count: 60, ratios: { train: 0.3, validation: 0, test: 0.7 } });
  const trainer = await ensureCpuTrainer();
  const baseModel = (await getTrainer(trainer).listBaseModels())[0]?.id ?? "";
  const content = recipeContentSchema.parse({ baseModel, method: "lora", hyperparameters: { epochs: 1, batchSize: 8, loraRank: 2 } });
  const shape = { kind: "grid" as const, axes: [{ field: "seed" as const, values: [1, 2, 3] }] };
  sweepId = (await createSweep(caller, { datasetVersionId: version.id, trainerId: trainer.id, content, shape })).id;
  benchmarkId = (await createBenchmark(version.id))?.id ?? "";
  for (let launched = 0; launched < 3; launched++) {
    await advanceSweep({ sweepId });
    await db.run.updateMany({ where: { finishedAt: null }, data: { status: "succeeded", costUsd: 0, finishedAt: new Date() } });
  }
});

/** What a run's model answered: right in every case but those that the test names. */
async function measure(position: number, isRight: (index: number) => boolean): Promise<void> {
  const sweep = await getSweep(caller, sweepId);
  const run = sweep.members.find((member) => member.position === position)?.run;
  const { trainerId, baseModel } = await db.run.findUniqueOrThrow({ where: { id: run?.id ?? "" } });
  const shared = { projectId: caller.projectId, trainerId, baseModel, trainerModel: `ft:${position}` };
  const model = await db.$transaction((tx) => registerModelVersion(tx, { ...shared, kind: "fine_tune", runId: run?.id ?? null }));
  const { id: evaluationId, benchmark } = await createEvaluation(caller, { modelVersionId: model.id, benchmarkId });
  const key = benchmark.graders[0]?.key ?? "";
  const cases = await db.benchmarkCase.findMany({ where: { benchmarkId }, orderBy: { position: "asc" } });
  const share = cases.filter((_, index) => isRight(index)).length / cases.length;
  await db.evaluationResult.createMany({
    data: cases.map(({ id: caseId }, index) => {
      const score = isRight(index) ? 1 : 0;
      return {
        evaluationId,
        caseId,
        answer: "",
        scores: { [key]: { score, reason: "" } },
        score,
        latencyMs: 1,
        promptTokens: 1,
        completionTokens: 1,
      };
    }),
  });
  const interval = { value: share, ci95: [share, share], ci50: [share, share], n: cases.length };
  await db.evaluation.update({
    where: { id: evaluationId },
    data: { status: "succeeded", doneCount: cases.length, scores: { [key]: interval } },
  });
}

test("the winner is told from those that are surely worse, and from those that may be as good", async () => {
  expect(await getSweepResult(caller, sweepId)).toMatchObject({ by: "loss", verdict: null });
  await measure(1, (index) => index % 2 === 0);
  await measure(2, () => true);
  await measure(3, (index) => index !== 4);
  const { by, verdict, rows } = await getSweepResult(caller, sweepId);
  const numbers = (await getSweep(caller, sweepId)).members.map(({ run }) => run?.number);
  expect({ by, bestPosition: verdict?.bestPosition, asGood: verdict?.asGood }).toEqual({ by: "score", bestPosition: 2, asGood: [3] });
  expect(verdict?.sentence).toBe(`Run ${numbers[1]} is the best of these three, but run ${numbers[2]} may be just as good.`);
  expect(rows.map(({ againstBest }) => againstBest && Math.round(againstBest.value * 100))).toEqual([-50, null, -2]);
  expect(rows[0]?.adjustedPValue).toBeLessThan(0.001);
  expect(rows[2]?.adjustedPValue).toBe(1);
});

test("a stranger finds no result", async () => {
  await expect(getSweepResult(await createCaller(), sweepId)).rejects.toMatchObject({ code: "not_found" });
});
