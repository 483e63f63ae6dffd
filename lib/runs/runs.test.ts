import "@/lib/testing/clone-database";
import "@/lib/testing/cpu-trainer";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import { db } from "@/lib/db/client";
import { cpuTrainer } from "@/lib/testing/cpu-trainer";
import { createCaller } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { hyperparametersSchema } from "@/lib/trainers/schemas";
import { cancelRun } from "./cancel-run";
import { createRun } from "./create-run";
import { runJobKey } from "./enqueue-run-job";
import { estimateRun } from "./estimate-run";
import { getRun } from "./get-run";
import { listRunsInput } from "./list/schemas";
import { listRunEvents } from "./list-run-events";
import { listRuns } from "./list-runs";
import { moveRun } from "./move-run";
import { pauseRun } from "./pause-run";
import { pollRun } from "./poll-run";
import { readRunMetrics } from "./read-run-metrics";
import { resumeRun } from "./resume-run";
import { createRunInput, type RunStatus } from "./schemas";
import { submitRun } from "./submit-run";
import { sweepRuns } from "./sweep-runs";

const attempt = { isLast: false, signal: new AbortController().signal };
let caller: Caller;
let version: DatasetVersion;
let baseModel: string;
let trainerId: string;

beforeAll(async () => {
  caller = await createCaller();
  version = await createFrozenVersion(caller);
  const trainer = await ensureCpuTrainer();
  trainerId = trainer.id;
  baseModel = (await getTrainer(trainer).listBaseModels())[0]?.id ?? "";
});

afterEach(async () => {
  await db.trainer.updateMany({ data: { failures: 0, retryAt: null } });
});

const quick = { epochs: 1, batchSize: 8, loraRank: 2, contextLength: 64 };
const input = (change: object = {}) => ({ datasetVersionId: version.id, trainerId, baseModel, hyperparameters: quick, ...change });
const started = async (change: object = {}) => {
  const run = await createRun(caller, input(change));
  await submitRun({ runId: run.id }, attempt);
  return run;
};
const long = { hyperparameters: { ...quick, epochs: 50, batchSize: 1 } };

async function follow(runId: string, until: RunStatus): Promise<void> {
  const look = async () => {
    await pollRun({ runId });
    return (await getRun(caller, runId)).status;
  };
  await expect.poll(look, { interval: 100 }).toBe(until);
}

const jobsOf = (key: string) => db.$queryRaw<{ run_at: Date }[]>`select run_at from graphile_worker.jobs where key = ${key}`;

test("an estimate says how long, and what speaks against the run", async () => {
  const good = await estimateRun(caller, createRunInput.parse(input()));
  expect(good).toMatchObject({ problems: [], hints: [expect.stringContaining("Below 30 no verdict")] });
  expect(good.estimate?.steps?.[0]).toBeGreaterThan(0);
  const bad = await estimateRun(caller, createRunInput.parse(input({ baseModel: "gpt-9" })));
  expect(bad.estimate).toBeNull();
  expect(bad.problems[0]).toContain(`It has: ${baseModel}`);
});

test("creating a run stores it with its job, numbered from 1, also when two start at once", async () => {
  const other = await createCaller();
  const own = await createFrozenVersion(other);
  const made = await Promise.all([1, 2, 3].map(() => createRun(other, { ...input(), datasetVersionId: own.id })));
  expect(made.map(({ number }) => number).sort()).toEqual([1, 2, 3]);
  for (const { id, status, costUsd } of made) {
    expect(status).toBe("preflight");
    // The trainer of the house charges nothing.
    expect(costUsd).toBe(0);
    expect(await jobsOf(runJobKey("runs.submit", id))).toHaveLength(1);
  }
  const firstPage = await listRuns(other, listRunsInput.parse({ limit: 2 }));
  expect(firstPage.items.map(({ number }) => number)).toEqual([3, 2]);
  const secondPage = await listRuns(other, listRunsInput.parse({ limit: 2, cursor: firstPage.nextCursor ?? "" }));
  expect(secondPage).toMatchObject({ items: [{ number: 1 }], nextCursor: null });
});

test("what the trainer would refuse is refused before anything is stored", async () => {
  const before = await db.run.count();
  await expect(createRun(caller, input({ baseModel: "gpt-9" }))).rejects.toMatchObject({
    code: "invalid",
    fields: [{ field: "baseModel" }],
  });
  await expect(createRun(caller, input({ hyperparameters: { loraRank: 0 } }))).rejects.toThrow("Rank 0 leaves nothing to train");
  await expect(createRun(caller, input({ hyperparameters: { epochs: -1 } }))).rejects.toThrow("at least once");
  const few = await createCaller();
  const tooFew = await createFrozenVersion(few, { count: 6, ratios: { train: 1, validation: 0, test: 0 } });
  await expect(createRun(few, { ...input(), datasetVersionId: tooFew.id })).rejects.toThrow("needs at least 10");
  const long = await createCaller();
  const tooLong = await createFrozenVersion(long, {
    write: (index) => ({ prompt: `Order ${index}`, answer: `${index} ${"again ".repeat(9_000)}` }),
  });
  await expect(createRun(long, { ...input(), datasetVersionId: tooLong.id })).rejects.toThrow(
    /longer than 64 tokens, and the CPU trainer refuses them\. The longest has/,
  );
  expect(await db.run.count()).toBe(before);
});

test("a stranger finds neither the version nor the run", async () => {
  const stranger = await createCaller();
  const run = await createRun(caller, input());
  for (const act of [getRun, cancelRun, pauseRun, resumeRun, listRunEvents]) {
    await expect(act(stranger, run.id)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(readRunMetrics(stranger, run.id, { afterStep: -1 })).rejects.toMatchObject({ code: "not_found" });
  await expect(createRun(stranger, input())).rejects.toMatchObject({ code: "not_found" });
});

test("a run is submitted once however often its job runs, and followed to the end", async () => {
  const run = await started();
  const submitted = await getRun(caller, run.id);
  await submitRun({ runId: run.id }, attempt);
  // As after a crash between the launch and its bookkeeping.
  await db.run.update({ where: { id: run.id }, data: { status: "uploading", trainerJobId: null, trainingFileId: null } });
  await submitRun({ runId: run.id }, attempt);
  expect((await getRun(caller, run.id)).trainerJobId).toBe(submitted.trainerJobId);

  await follow(run.id, "finalizing");
  expect(await jobsOf(runJobKey("runs.finalize", run.id))).toHaveLength(1);
  const done = await getRun(caller, run.id);
  expect(done).toMatchObject({ step: 3, totalSteps: 3, trainerProblem: null });
  expect(done.trainSeconds).toBeGreaterThan(0);
  expect(done.fineTunedModel).toContain(`run-${run.number}`);
  const { items } = await readRunMetrics(caller, run.id, { afterStep: 1 });
  expect(items.map(({ step }) => step)).toEqual([2, 3]);
  expect(await db.checkpoint.count({ where: { runId: run.id } })).toBe(1);

  const events = await db.runEvent.count({ where: { runId: run.id } });
  await db.run.update({ where: { id: run.id }, data: { status: "running", eventCursor: null } });
  await pollRun({ runId: run.id });
  expect(await db.runEvent.count({ where: { runId: run.id } })).toBe(events);
  expect(await db.runMetric.count({ where: { runId: run.id } })).toBe(3);
});

test("pausing frees the trainer, resuming goes on, cancelling ends it; each only where it fits", async () => {
  const run = await started(long);
  await follow(run.id, "running");
  expect((await pauseRun(caller, run.id)).status).toBe("paused");
  await expect(pauseRun(caller, run.id)).rejects.toMatchObject({ code: "conflict" });
  await pollRun({ runId: run.id });
  expect((await getRun(caller, run.id)).status).toBe("paused");
  expect((await resumeRun(caller, run.id)).status).toBe("queued");
  await expect(resumeRun(caller, run.id)).rejects.toMatchObject({ code: "conflict" });
  expect(await cancelRun(caller, run.id)).toMatchObject({ isCancelling: true });
  await cancelRun(caller, run.id);
  await follow(run.id, "cancelled");
  await expect(db.run.findUnique({ where: { id: run.id } })).resolves.toMatchObject({ finishedAt: expect.any(Date) });
  expect(await getRun(caller, run.id)).toMatchObject({ isCancelling: false, status: "cancelled" });
});

test("a run cancelled before it was launched never reaches the trainer", async () => {
  const run = await createRun(caller, input());
  await cancelRun(caller, run.id);
  await submitRun({ runId: run.id }, attempt);
  expect((await getRun(caller, run.id)).status).toBe("cancelled");
  expect(await getTrainer(await ensureCpuTrainer()).findJob(run.id)).toBeNull();
  await expect(cancelRun(caller, (await endedRun()).id)).rejects.toMatchObject({ code: "conflict" });
});

async function endedRun() {
  const run = await createRun(caller, input());
  await moveRun(db, run.id, "failed");
  return run;
}

test("when two workers finish a run at once, exactly one wins", async () => {
  const run = await createRun(caller, input());
  await db.run.update({ where: { id: run.id }, data: { status: "finalizing" } });
  const attempts = await Promise.allSettled([moveRun(db, run.id, "succeeded"), moveRun(db, run.id, "failed")]);
  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(attempts.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
});

test("a training that the trainer fails ends the run with whose turn it is", async () => {
  const run = await createRun(caller, input());
  const trainer = getTrainer(await ensureCpuTrainer());
  async function* brokenRows() {
    yield "this is no JSON";
  }
  const trainingFileId = await trainer.uploadFile("broken.jsonl", brokenRows(), run.id);
  const hyperparameters = hyperparametersSchema.parse(quick);
  const { method, systemPrompt, seed } = run;
  await trainer.launch({
    runId: run.id,
    baseModel,
    method,
    objective: "sft",
    hyperparameters,
    systemPrompt,
    seed,
    suffix: "broken",
    trainingFileId,
    validationFileId: null,
  });
  await submitRun({ runId: run.id }, attempt);
  await follow(run.id, "failed");
  expect((await getRun(caller, run.id)).failure).toMatchObject({ kind: "your_data", message: expect.stringContaining("Row 1") });
  const { items } = await listRunEvents(caller, run.id);
  expect(items.at(-1)).toMatchObject({ level: "error" });
});

test("a job that the trainer no longer knows makes the run lost, in words", async () => {
  const run = await started();
  await db.run.update({ where: { id: run.id }, data: { trainerJobId: "ftjob-gone" } });
  // Its key still finds the real one.
  await pollRun({ runId: run.id });
  expect((await getRun(caller, run.id)).trainerJobId).not.toBe("ftjob-gone");
  const never = await createRun(caller, input());
  await db.run.update({ where: { id: never.id }, data: { status: "running", trainerJobId: "ftjob-gone" } });
  await pollRun({ runId: never.id });
  expect(await getRun(caller, never.id)).toMatchObject({ status: "lost", failure: { kind: "provider" } });
});

test("a run that nobody carries on is found by the sweep, one at work is left alone", async () => {
  const run = await started();
  const key = runJobKey("runs.poll", run.id);
  const [waiting] = await jobsOf(key);
  await sweepRuns();
  expect(await jobsOf(key)).toEqual([waiting]);
  await db.$queryRaw`select graphile_worker.remove_job(${key})`;
  await sweepRuns();
  expect(await jobsOf(key)).toHaveLength(1);
});

test("while the trainer is down, runs wait longer each time and say so; once it answers they go on", async () => {
  const waiting = await createRun(caller, input());
  const run = await started();
  await cpuTrainer.kill();
  const startedAt = Date.now();
  await pollRun({ runId: run.id });
  const words = "The CPU trainer does not answer. Start it with `npm start`";
  expect(await getRun(caller, run.id)).toMatchObject({ trainerProblem: expect.stringContaining(words), failure: null });
  await db.trainer.updateMany({ data: { retryAt: null } });
  await pollRun({ runId: run.id });
  expect((await db.trainer.findUniqueOrThrow({ where: { id: trainerId } })).failures).toBe(2);
  const [next] = await jobsOf(runJobKey("runs.poll", run.id));
  expect(next?.run_at.getTime()).toBeGreaterThan(startedAt + 1_500);

  await expect(createRun(caller, input())).rejects.toMatchObject({ code: "upstream" });
  await expect(submitRun({ runId: waiting.id }, attempt)).rejects.toThrow(words);
  expect((await getRun(caller, waiting.id)).status).toBe("preflight");
  await expect(submitRun({ runId: waiting.id }, { ...attempt, isLast: true })).rejects.toThrow(words);
  expect(await getRun(caller, waiting.id)).toMatchObject({ status: "failed", failure: { kind: "provider" } });

  await cpuTrainer.start();
  await db.trainer.updateMany({ data: { retryAt: null } });
  await follow(run.id, "finalizing");
  expect(await getRun(caller, run.id)).toMatchObject({ trainerProblem: null });
  expect((await db.trainer.findUniqueOrThrow({ where: { id: trainerId } })).failures).toBe(0);
});
