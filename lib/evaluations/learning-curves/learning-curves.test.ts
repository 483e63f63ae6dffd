import "@/lib/testing/clone-database";
import "@/lib/testing/cpu-trainer";
import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { drawSubset } from "@/lib/datasets/versions/draw-subset";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import { db } from "@/lib/db/client";
import { createRun } from "@/lib/runs/create-run";
import { getRun } from "@/lib/runs/get-run";
import { restartRun } from "@/lib/runs/restart-run";
import type { Run } from "@/lib/runs/schemas";
import { advanceSweep } from "@/lib/runs/sweeps/advance-sweep";
import { cancelSweep } from "@/lib/runs/sweeps/cancel-sweep";
import { createCaller } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { setUpBenchmark } from "../benchmarks/set-up-benchmark";
import { createEvaluation } from "../create-evaluation";
import { finalizeRun } from "../finalize-run";
import { finishEvaluation } from "../finish-evaluation";
import { getOverview } from "../get-overview";
import { exportReport } from "../reports/export-report";
import { getReport } from "../reports/get-report";
import { exportReportQuery } from "../reports/schemas";
import { getTrend } from "../trends/get-trend";
import { getLearningCurve } from "./get-learning-curve";
import { planLearningCurve } from "./plan-learning-curve";
import { startLearningCurve } from "./start-learning-curve";

const attempt = { isLast: true, signal: new AbortController().signal };
let caller: Caller;
let version: DatasetVersion;
let trainer: { id: string; baseModel: string };
let whole: Run;
let wholes = 0;
/** Of the model that learned from all rows, and of prompting, on the version's own test split. */
let evaluationId: string;
let baselineId: string;

beforeAll(async () => {
  const row = await ensureCpuTrainer();
  trainer = { id: row.id, baseModel: (await getTrainer(row).listBaseModels())[0]?.id ?? "" };
  caller = await createCaller();
  version = await createFrozenVersion(caller, { count: 120, ratios: { train: 0.5, validation: 0, test: 0.5 } });
}, 60_000);

/** A run of its own for every test: a curve belongs to its run. */
beforeEach(async () => {
  const recipe = { method: "lora" as const, hyperparameters: { epochs: 1, batchSize: 8, loraRank: 2, contextLength: 64 }, seed: ++wholes };
  whole = await createRun(caller, { datasetVersionId: version.id, trainerId: trainer.id, baseModel: trainer.baseModel, ...recipe });
  await train(whole.id);
  evaluationId = await answer(whole.id, (index) => index % 10 !== 0);
  const prompting = await db.evaluation.findFirstOrThrow({ where: { projectId: caller.projectId, modelVersion: { kind: "baseline" } } });
  baselineId = prompting.status === "succeeded" ? prompting.id : await answerAs(prompting.id, (index) => index % 3 === 0);
}, 60_000);

/** The trainer has one place: what a test leaves in it would keep the next one waiting. */
afterEach(async () => {
  await db.sweep.updateMany({ where: { status: { in: ["running", "awaiting_approval"] } }, data: { status: "cancelled" } });
  await db.run.updateMany({ where: { finishedAt: null }, data: { status: "cancelled", finishedAt: new Date() } });
});

/** A training ends well; that it does so by itself is the run's own story. */
async function train(runId: string): Promise<void> {
  await db.run.update({
    where: { id: runId },
    data: { status: "finalizing", fineTunedModel: `ft:${randomUUID()}`, costUsd: 0, finishedAt: new Date() },
  });
  await finalizeRun({ runId }, attempt);
}

async function fail(runId: string): Promise<void> {
  const failure = { failureKind: "provider", failureMessage: "The machine went away.", failureAction: "Start it over." } as const;
  await db.run.update({ where: { id: runId }, data: { status: "failed", finishedAt: new Date(), ...failure } });
}

async function answer(runId: string, isRight: (index: number) => boolean, benchmarkId?: string): Promise<string> {
  const { id } = await db.evaluation.findFirstOrThrow({ where: { modelVersion: { runId }, ...(benchmarkId ? { benchmarkId } : {}) } });
  return answerAs(id, isRight);
}

async function answerAs(id: string, isRight: (index: number) => boolean): Promise<string> {
  const { benchmarkId, benchmark } = await db.evaluation.findUniqueOrThrow({ where: { id }, include: { benchmark: true } });
  const key = (benchmark.graders as { key: string }[])[0]?.key ?? "";
  const cases = await db.benchmarkCase.findMany({ where: { benchmarkId }, orderBy: { position: "asc" } });
  await db.evaluationResult.createMany({
    data: cases.map(({ id: caseId }, index) => {
      const score = isRight(index) ? 1 : 0;
      const tokens = { latencyMs: 1, promptTokens: 1, completionTokens: 1 };
      return { evaluationId: id, caseId, answer: "", answerId: randomUUID(), scores: { [key]: { score, reason: "" } }, score, ...tokens };
    }),
  });
  await db.evaluation.update({ where: { id }, data: { status: "running", doneCount: cases.length } });
  await finishEvaluation(id);
  return id;
}

const curveOf = (change: object = {}) => getLearningCurve(caller, { evaluationId, baselineId, ...change });
const statesOf = async () => (await curveOf()).points.map(({ percent, state }) => [percent, state]);
const sweeps = () => db.sweep.findMany({ where: { learningCurve: { runId: whole.id } }, orderBy: { number: "asc" } });
const curves = () => db.learningCurve.count({ where: { runId: whole.id } });

/** Launches the next part and gives its run. */
async function launch(): Promise<string> {
  const { id: sweepId } = (await sweeps()).at(-1) ?? { id: "" };
  await advanceSweep({ sweepId });
  const run = await db.run.findFirstOrThrow({ where: { sweepMember: { sweepId } }, orderBy: { number: "desc" } });
  return run.id;
}

async function startAndMeasure(): Promise<void> {
  await startLearningCurve(caller, { evaluationId });
  for (const isRight of [(index: number) => index % 3 === 0, (index: number) => index % 2 === 0]) {
    const runId = await launch();
    await train(runId);
    await answer(runId, isRight);
  }
  await launch();
}

test("is offered with its price and time, and nothing is stored before somebody asks for it", async () => {
  expect(await curveOf()).toMatchObject({
    state: "none",
    steps: [],
    points: [{ percent: 25, state: "missing" }, { percent: 50 }, { percent: 100, state: "measured" }],
  });
  const plan = await planLearningCurve(caller, { evaluationId });
  expect(plan).toMatchObject({ usd: [0, 0], seconds: [expect.any(Number), expect.any(Number)], problems: [] });
  expect(plan.members.map(({ trainPercent }) => trainPercent)).toEqual([25, 50]);
  expect(await sweeps()).toEqual([]);
  expect(await curves()).toBe(0);
});

describe("once it is started", () => {
  test("the same recipe learns from a quarter within a half of the same rows, as one plan, and each is measured on the same cases", async () => {
    expect(await startLearningCurve(caller, { evaluationId })).toMatchObject({ state: "running", sweep: { number: expect.any(Number) } });
    await startLearningCurve(caller, { evaluationId });
    expect(await sweeps()).toHaveLength(1);
    const quarter = await launch();
    expect(await statesOf()).toEqual([
      [25, "training"],
      [50, "waiting"],
      [100, "measured"],
    ]);
    await train(quarter);
    expect(await statesOf()).toEqual([
      [25, "measuring"],
      [50, "waiting"],
      [100, "measured"],
    ]);
    await answer(quarter, () => false);
    const half = await launch();
    await train(half);
    await answer(half, () => true);
    await launch();
    for (const [id, percent] of [
      [quarter, 25],
      [half, 50],
    ] as const) {
      const { trainCount, seed, hyperparameters, datasetVersion, ...run } = await getRun(caller, id);
      expect(run).toMatchObject({ trainPercent: percent, subsetSeed: 1 });
      expect({ seed, hyperparameters, version: datasetVersion.id }).toEqual({
        seed: whole.seed,
        hyperparameters: whole.hyperparameters,
        version: version.id,
      });
      expect(trainCount).toBe((await drawSubset(version.id, { percent, seed: 1 })).length);
    }
    const measured = await db.evaluation.findMany({ where: { modelVersion: { runId: { in: [quarter, half, whole.id] } } } });
    expect(new Set(measured.map(({ benchmarkId }) => benchmarkId)).size).toBe(1);
    expect(measured).toHaveLength(3);
  });

  test("it tells what each doubling brought, case by case, beside the baseline", async () => {
    await startAndMeasure();
    const { state, points, steps, baseline, verdict } = await curveOf();
    expect(state).toBe("done");
    const [quarter, half, all] = points.map(({ score }) => score?.value ?? Number.NaN);
    expect(steps.map(({ from, to, difference }) => [from, to, difference.value])).toEqual([
      [25, 50, expect.closeTo((half ?? 0) - (quarter ?? 0), 9)],
      [50, 100, expect.closeTo((all ?? 0) - (half ?? 0), 9)],
    ]);
    expect(steps[1]).toMatchObject({ outcome: "better", difference: { n: version.testCount } });
    expect(baseline?.score.n).toBe(version.testCount);
    expect(verdict).toMatchObject({ outcome: "rising", sentence: expect.stringContaining("is likely to help") });
  });

  test("two who ask at once start it once", async () => {
    await Promise.allSettled([startLearningCurve(caller, { evaluationId }), startLearningCurve(caller, { evaluationId })]);
    expect(await sweeps()).toHaveLength(1);
    expect(await curves()).toBe(1);
  });

  test("above the spending limit it waits for a lead, once for both", async () => {
    await startLearningCurve(caller, { evaluationId });
    // What this trainer does costs nothing, so that nobody would be asked.
    await db.sweep.updateMany({ where: { learningCurve: { runId: whole.id } }, data: { status: "awaiting_approval" } });
    expect(await curveOf()).toMatchObject({ state: "awaiting_approval", points: [{ state: "waiting" }, { state: "waiting" }, {}] });
  });
});

describe("where a part fails", () => {
  test("it says what happened, and only what is missing is trained again", async () => {
    await startLearningCurve(caller, { evaluationId });
    const quarter = await launch();
    await train(quarter);
    await answer(quarter, () => false);
    await fail(await launch());
    await launch();
    const curve = await curveOf();
    expect(curve).toMatchObject({ state: "incomplete", verdict: { outcome: "waiting" } });
    expect(curve.points[1]).toMatchObject({ state: "failed", reason: expect.stringContaining("The machine went away. Start it over.") });
    expect((await planLearningCurve(caller, { evaluationId })).members.map(({ trainPercent }) => trainPercent)).toEqual([50]);
    await startLearningCurve(caller, { evaluationId });
    expect(await statesOf()).toEqual([
      [25, "measured"],
      [50, "waiting"],
      [100, "measured"],
    ]);
    const again = await launch();
    await train(again);
    await answer(again, () => true);
    await launch();
    expect((await curveOf()).state).toBe("done");
    expect(await db.sweepMember.count({ where: { sweep: { learningCurve: { runId: whole.id } } } })).toBe(3);
  });

  test("a part that is started over on its own page takes its place", async () => {
    await startLearningCurve(caller, { evaluationId });
    const quarter = await launch();
    await fail(quarter);
    const again = await restartRun(caller, quarter);
    expect((await curveOf()).points[0]).toMatchObject({ state: "training", run: { id: again.id } });
    await train(again.id);
    expect((await curveOf()).points[0]).toMatchObject({ state: "measuring", run: { id: again.id } });
  });

  test("a plan that was stopped can be taken up again", async () => {
    const { sweep } = await startLearningCurve(caller, { evaluationId });
    await cancelSweep(caller, sweep?.id ?? "");
    expect(await curveOf()).toMatchObject({
      state: "incomplete",
      points: [{ state: "failed", reason: expect.stringContaining("stopped before it began") }, {}, {}],
    });
    expect(await startLearningCurve(caller, { evaluationId })).toMatchObject({ state: "running" });
    expect(await sweeps()).toHaveLength(2);
  });
});

/** The model in question on cases that are not its version's own, each asked twice. */
async function measureElsewhere(name: string): Promise<{ id: string; benchmarkId: string }> {
  const cases = Array.from({ length: 40 }, (_, index) => ({
    prompt: [{ role: "user" as const, content: `Asked ${index}?` }],
    target: "Yes.",
    tags: [],
  }));
  const { id: benchmarkId } = await setUpBenchmark(caller, { from: "cases", name, cases, graders: [{ key: "exact", kind: "exact" }] });
  const model = await db.modelVersion.findFirstOrThrow({ where: { runId: whole.id } });
  return { id: (await createEvaluation(caller, { modelVersionId: model.id, benchmarkId, repeats: 2 })).id, benchmarkId };
}

test("a part is put to the cases of the report as soon as it is trained, as often as the model in question", async () => {
  const { id, benchmarkId } = await measureElsewhere("Asked by the report");
  await startLearningCurve(caller, { evaluationId: id });
  const quarter = await launch();
  await train(quarter);
  expect(await db.evaluation.findMany({ where: { modelVersion: { runId: quarter }, benchmarkId } })).toMatchObject([{ repeats: 2 }]);
});

test("on other cases the parts that are trained are measured, and nothing is trained again", async () => {
  await startAndMeasure();
  const { id, benchmarkId } = await measureElsewhere("Other");
  expect(await curveOf({ evaluationId: id, baselineId })).toMatchObject({
    state: "incomplete",
    baseline: null,
    points: [{ state: "unmeasured" }, { state: "unmeasured" }, { state: "measuring" }],
  });
  expect((await planLearningCurve(caller, { evaluationId: id })).members).toEqual([]);
  expect(await startLearningCurve(caller, { evaluationId: id })).toMatchObject({
    state: "running",
    points: [{ state: "measuring" }, { state: "measuring" }, {}],
  });
  expect(await sweeps()).toHaveLength(1);
  // As often as the model in question.
  expect(await db.evaluation.count({ where: { benchmarkId, repeats: 2 } })).toBe(3);
});

test("parts are no candidates: the report's ladder, the overview and the trend leave them out", async () => {
  await startAndMeasure();
  const parts = (await curveOf()).points.slice(0, -1).map(({ evaluation }) => evaluation?.id);
  const { models } = await getReport(caller, { baselineId, candidateId: evaluationId });
  const shown = [
    models.map(({ evaluation }) => evaluation.id),
    (await getOverview(caller)).versions.map((one) => one.evaluationId),
    (await getTrend(caller, {})).lines.flatMap(({ points }) => points.map((one) => one.evaluationId)),
  ];
  for (const ids of shown) {
    expect(ids).toContain(evaluationId);
    for (const id of parts) expect(ids).not.toContain(id);
  }
});

test("the report carries it as a picture's words and figures, each with the page that it was read from", async () => {
  await startAndMeasure();
  const { points } = await curveOf();
  for (const format of ["markdown", "html"]) {
    const text = await (await exportReport(caller, exportReportQuery.parse({ baselineId, candidateId: evaluationId, format }))).text();
    expect(text).toContain("What more data would bring");
    expect(text).toContain("is likely to help: the last doubling brought");
    expect(text).toContain("A projection, not a measurement");
    for (const { evaluation, run } of points) {
      expect(text).toContain(`/projects/${caller.projectId}/evaluations/${evaluation?.id}`);
      expect(text).toContain(`/projects/${caller.projectId}/runs/${run?.id}`);
    }
  }
});

test("what was not trained on all rows here has no curve, and says why", async () => {
  expect(await getLearningCurve(caller, { evaluationId: baselineId })).toMatchObject({
    state: "impossible",
    reason: expect.stringContaining("was not trained here"),
  });
  await expect(startLearningCurve(caller, { evaluationId: baselineId })).rejects.toMatchObject({ code: "invalid" });
  await db.run.update({ where: { id: whole.id }, data: { trainPercent: 50, subsetCount: 30 } });
  expect(await curveOf()).toMatchObject({ state: "impossible", reason: expect.stringContaining("learned from 50% of the examples") });
});

test("a stranger finds none of it", async () => {
  const stranger = await createCaller();
  const notFound = { code: "not_found" };
  await expect(getLearningCurve(stranger, { evaluationId })).rejects.toMatchObject(notFound);
  await expect(planLearningCurve(stranger, { evaluationId })).rejects.toMatchObject(notFound);
  await expect(startLearningCurve(stranger, { evaluationId })).rejects.toMatchObject(notFound);
  const own = await createCaller();
  await expect(getLearningCurve(own, { evaluationId, baselineId })).rejects.toMatchObject(notFound);
});
