import "@/lib/testing/clone-database";
import "@/lib/testing/cpu-trainer";
import { beforeAll, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { registerModelVersion } from "@/lib/models/register-model-version";
import { createRun } from "@/lib/runs/create-run";
import { createCaller } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { runEvaluation } from "../run-evaluation";
import { createRebase } from "./create-rebase";
import { getRebase } from "./get-rebase";
import { listRebases } from "./list-rebases";
import { planRebase } from "./plan-rebase";

const attempt = { isLast: true, signal: new AbortController().signal };
let caller: Caller;
let stranger: Caller;
let input: { modelVersionId: string; trainerId: string; baseModel: string };
let baselineId: string;

beforeAll(async () => {
  [caller, stranger] = [await createCaller(), await createCaller()];
  const version = await createFrozenVersion(caller, { count: 60, ratios: { train: 0.3, validation: 0, test: 0.7 } });
  const trainer = await ensureCpuTrainer();
  const baseModel = (await getTrainer(trainer).listBaseModels())[0]?.id ?? "";
  const hyperparameters = { epochs: 1, batchSize: 8, loraRank: 2, contextLength: 64 };
  const run = await createRun(caller, { datasetVersionId: version.id, trainerId: trainer.id, baseModel, method: "lora", hyperparameters });
  // A fine-tune of last year; that its name leads to the base model lets it answer without being trained here.
  const shared = { projectId: caller.projectId, trainerId: trainer.id, baseModel: "last-year", trainerModel: baseModel };
  const old = await db.$transaction((tx) =>
    registerModelVersion(tx, { ...shared, kind: "fine_tune", systemPrompt: "Old.", runId: run.id }),
  );
  const baseline = await db.$transaction((tx) => registerModelVersion(tx, { ...shared, kind: "baseline", systemPrompt: "Other." }));
  baselineId = baseline.id;
  input = { modelVersionId: old.id, trainerId: trainer.id, baseModel };
});

test("a plan says what the newer base model changes and costs, and stores nothing", async () => {
  const plan = await planRebase(caller, input);
  expect(plan).toMatchObject({
    problems: [],
    mapped: { recipe: { hyperparameters: { epochs: 1, loraRank: 2 } } },
    estimate: { usd: [0, 0] },
  });
  expect(await db.rebase.count()).toBe(0);
});

test("all three ways of answering come into one view, on the same cases", async () => {
  const { id, rows, verdict, run } = await createRebase(caller, input);
  expect(rows.map(({ role, evaluation }) => [role, evaluation?.status])).toEqual([
    ["old", "queued"],
    ["prompt", "queued"],
    ["tuned", undefined],
  ]);
  expect(verdict.outcome).toBe("waiting");
  for (const { evaluation } of rows) if (evaluation) await runEvaluation({ evaluationId: evaluation.id }, attempt);
  const measured = await getRebase(caller, id);
  expect(measured.rows.map(({ score, usdPerThousand }) => [score?.n, usdPerThousand])).toEqual([
    [rows[0]?.evaluation?.caseCount, 0],
    [rows[1]?.evaluation?.caseCount, 0],
    [undefined, null],
  ]);
  expect(measured.rows[1]?.againstOld?.n).toBe(rows[1]?.evaluation?.caseCount);
  expect(measured.verdict.outcome).not.toBe("waiting");
  expect(await listRebases(caller)).toMatchObject([{ id, runNumber: run.number, oldModel: "v1" }]);
});

test("a fine-tune of a part of the rows is made again from the same part", async () => {
  const { runId } = await db.modelVersion.findUniqueOrThrow({ where: { id: input.modelVersionId } });
  const share = (trainPercent: number) => db.run.update({ where: { id: runId ?? "" }, data: { trainPercent, subsetSeed: 5 } });
  await share(90);
  expect((await createRebase(caller, input)).run).toMatchObject({ trainPercent: 90, subsetSeed: 5 });
  await share(100);
});

test("only a fine-tune that was made here can be made again", async () => {
  await expect(createRebase(caller, { ...input, modelVersionId: baselineId })).rejects.toMatchObject({ code: "invalid" });
  await expect(planRebase(caller, { ...input, baseModel: "gone" })).rejects.toMatchObject({ code: "not_found" });
});

test("a stranger finds none of it", async () => {
  const notFound = { code: "not_found" };
  const { id } = await createRebase(caller, input);
  await expect(getRebase(stranger, id)).rejects.toMatchObject(notFound);
  await expect(planRebase(stranger, input)).rejects.toMatchObject(notFound);
  await expect(createRebase(stranger, input)).rejects.toMatchObject(notFound);
  expect(await listRebases(stranger)).toEqual([]);
});
